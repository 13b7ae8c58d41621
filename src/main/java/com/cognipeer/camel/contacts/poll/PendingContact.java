package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Duration;
import java.time.Instant;

/** A contact that a sweep has received and that is not done. Its key and version are computed when they are first needed. */
public final class PendingContact {

    private static final Duration CONFIRMATION_LASTS = Duration.ofSeconds(60);

    private final PendingContacts all;
    private final Contact contact;
    private final Step page;
    private final int batchIndex;
    private int batchSize;
    private SortKey key;
    private String version;
    private Finding finding;
    private boolean isHandedOut;

    PendingContact(PendingContacts all, Contact contact, Step page, int batchIndex) {
        this.all = all;
        this.contact = contact;
        this.page = page;
        this.batchIndex = batchIndex;
    }

    /** @param batchSize how many contacts the page brought that were not delivered before */
    void broughtWith(int batchSize) {
        this.batchSize = batchSize;
    }

    /** Keeps the finding about the contact, which was made when its page came. */
    void found(Finding so) {
        finding = so;
    }

    Finding finding() {
        return finding;
    }

    public Contact contact() {
        return contact;
    }

    /** The page that brought the contact. */
    Step page() {
        return page;
    }

    /** The contact for a receiver that may change it: the ledger's values are computed before that. */
    Handout handOut(boolean copy, long index, boolean isLast, long matching) {
        isHandedOut = true;
        key();
        Contact given = copy ? contact.copy() : contact;
        return new Handout(
                given, version(), finding.change(), index, batchIndex, batchSize, isLast, isReport() ? -1 : matching);
    }

    /** Whether the server has confirmed lately that the contact is gone. A contact that came needs no confirmation. */
    public boolean isConfirmed(Instant now) {
        return !isReport() || now.isBefore(finding.confirmed().plus(CONFIRMATION_LASTS));
    }

    /** Whether a route has got the contact. */
    boolean isHandedOut() {
        return isHandedOut;
    }

    /** Whether this reports a contact that did not come. */
    boolean isReport() {
        return finding.isReport();
    }

    SortKey key() {
        if (key == null) {
            key = all.keyOf(contact);
        }
        return key;
    }

    String version() {
        if (version == null) {
            version = all.versionOf(contact);
        }
        return version;
    }
}
