package com.cognipeer.camel.contacts.watch;

/** Counts the contacts and the polls of one consumer by their outcomes, since its start. One thread writes; any thread reads. */
final class ConsumerCounts {

    private volatile long contactsRouted;
    private volatile long contactsSkipped;
    private volatile long contactsFailed;
    private volatile long ownWrites;
    private volatile long pollsSucceeded;
    private volatile long pollsFailed;

    /** @param isSkipped whether its exchange failed */
    void contactDone(boolean isSkipped) {
        if (isSkipped) {
            contactsSkipped++;
        } else {
            contactsRouted++;
        }
    }

    void contactFailed() {
        contactsFailed++;
    }

    /** @param sinceTheStart how many own writes came back, of all sweeps */
    void ownWrites(long sinceTheStart) {
        ownWrites = sinceTheStart;
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

    /** Contacts that no route gets, because producers of this component wrote them. */
    long ownWrites() {
        return ownWrites;
    }

    long pollsSucceeded() {
        return pollsSucceeded;
    }

    /** Polls that failed, also by the exchange of a contact. */
    long pollsFailed() {
        return pollsFailed;
    }
}
