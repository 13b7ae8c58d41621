package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The first phase of a reconciliation: a walk over all ids that match shows which entries of the inventory are absent. */
final class WalkOfReconciliation {

    /** How long a refused reconciliation waits. */
    static final Duration PAUSE = Duration.ofMinutes(10);

    private static final String TOO_LARGE = "the server honours no ranges, and more than " + Attendance.MOST_SEEN
            + " contacts match: use a narrower filter";

    private final Attendance attendance;
    private final Detection detection;
    private final Duration lookback;
    private final Clock clock;
    private Reconciliation reconciliation;

    WalkOfReconciliation(
            Attendance attendance, Detection detection, Duration lookback, Clock clock, Reconciliation reconciliation) {
        this.attendance = attendance;
        this.detection = detection;
        this.lookback = lookback;
        this.clock = clock;
        this.reconciliation = reconciliation;
    }

    Reconciliation reconciliation() {
        return reconciliation;
    }

    /** @throws ContactsServerException when a contact does not name its workspace, although others do */
    void check(Answer answer, String workspace) {
        clock.see(answer);
        requireWorkspace(answer, workspace);
    }

    static void requireWorkspace(Answer answer, String workspace) {
        for (Contact contact : answer.page()) {
            if (workspace != null && !workspace.equals(contact.get(Contact.WORKSPACE_ID))) {
                throw new ContactsServerException(
                        "list failed: a contact of the page does not name the workspace that the others belong to:"
                                + " nobody can tell from this page which contacts are gone");
            }
        }
    }

    void arrives(Step step, Map<String, InventoryEntry> entries) {
        attendance.arrives(step, entries);
        reconciliation = reconciliation.brought(attendance.brought());
    }

    /** @throws TooManyDeletionsException when no contact matches any more, and the guard does not allow that */
    void ends() {
        boolean anyAbsent = attendance.ends();
        Instant now = clock.now();
        if (anyAbsent
                && reconciliation.walk().contacts() == 0
                && !detection.most().isAll()) {
            reconciliation = reconciliation
                    .walked(null)
                    .with(Reconciliation.Check.NONE.refused(now.plus(PAUSE), "no contact matches any more"));
            throw new TooManyDeletionsException("The reconciliation is refused: this consumer has routed "
                    + reconciliation.tracked() + " contacts, and not one contact matches now. Nothing was reported."
                    + " See whether token, hookId and filter are those of before. If all these contacts are gone, set"
                    + " maxDeletions=100% and restart");
        }
        reconciliation = reconciliation.walked(anyAbsent ? now.plus(lookback) : null);
        if (attendance.isTooLarge()) {
            reconciliation = reconciliation.with(Reconciliation.Check.NONE.doubted(TOO_LARGE));
        }
    }
}
