package com.cognipeer.camel.contacts.watch;

/** Counts the contacts and the polls of one consumer by their outcomes, since its start. One thread writes; any thread reads. */
final class ConsumerCounts {

    private volatile long contactsRouted;
    private volatile long contactsSkipped;
    private volatile long contactsFailed;
    private volatile long pollsSucceeded;
    private volatile long pollsFailed;

    void contactRouted() {
        contactsRouted++;
    }

    void contactSkipped() {
        contactsSkipped++;
    }

    void contactFailed() {
        contactsFailed++;
    }

    void pollSucceeded() {
        pollsSucceeded++;
    }

    void pollFailed() {
        pollsFailed++;
    }

    /** Contacts whose exchanges succeeded. */
    long contactsRouted() {
        return contactsRouted;
    }

    /** Contacts whose exchanges failed, and which count as done. */
    long contactsSkipped() {
        return contactsSkipped;
    }

    /** Exchanges that failed, each of which ended its poll. The next poll begins with the same contact. */
    long contactsFailed() {
        return contactsFailed;
    }

    long pollsSucceeded() {
        return pollsSucceeded;
    }

    /** Polls that failed, also by the exchange of a contact. */
    long pollsFailed() {
        return pollsFailed;
    }
}
