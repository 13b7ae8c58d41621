package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactVersions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The ledger of the confirmations of a reconciliation: it delivers reports of contacts that are gone. Its place is that of the
 * sweeps over contacts.
 */
final class ReconciliationLedger extends Ledger {

    private final Position.Place place;
    private final Clock clock;
    /** The reports that are not done, by id. */
    private final Map<String, Finding> reports = new HashMap<>();
    /** The contacts whose reports are done. */
    private final Set<String> reported = new HashSet<>();

    ReconciliationLedger(Position position, Tracking tracking, Clock clock) {
        super(position, tracking);
        this.place = position.place();
        this.clock = clock;
    }

    @Override
    void check(Answer answer) {
        super.check(answer);
        clock.see(answer);
        WalkOfReconciliation.requireWorkspace(answer, workspaceId());
    }

    /** The entries were read before the question was sent. */
    @Override
    void arrives(Step step) {}

    /** The reports that are not done are confirmed anew. */
    void beginsAnew() {
        reports.clear();
    }

    /** Whether the report of a contact is made, done or not. */
    boolean isReported(String id) {
        return reports.containsKey(id) || reported.contains(id);
    }

    void reports(Finding gone) {
        reports.put(gone.before().id(), gone);
    }

    @Override
    boolean isNew(Contact contact, Supplier<String> version) {
        return true;
    }

    @Override
    Finding findingOf(Contact contact, Supplier<String> version) {
        return reports.get(contact.getId());
    }

    @Override
    String versionOf(Contact contact, ContactVersions versions) {
        return contact.getId() + ":" + reports.get(contact.getId()).change().word();
    }

    @Override
    SortKey keyOf(Contact contact) {
        return new SortKey(null, contact.getId());
    }

    @Override
    void done(SortKey key, Supplier<String> version, Walk walk, long offset) {
        reports.remove(key.id());
        reported.add(key.id());
        reconciliation(reconciliation().with(reconciliation().check().reportedOne()));
    }

    @Override
    void finished(Walk walk) {
        if (walk instanceof EndOfConfirmation end) {
            reconciliation(end.after(reconciliation()));
        }
    }

    @Override
    long passed() {
        return reconciliation().check().reported();
    }

    @Override
    long mostRepeats() {
        return 0;
    }

    @Override
    Instant watermark() {
        return place instanceof ChangesPlace changes ? changes.watermark() : null;
    }

    /** A contact that was reported as gone counts no more as delivered within the lookback. */
    @Override
    Position.Place place() {
        return place instanceof ChangesPlace changes && !reported.isEmpty() ? changes.without(reported) : place;
    }
}
