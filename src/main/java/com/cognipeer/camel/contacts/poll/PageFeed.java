package com.cognipeer.camel.contacts.poll;

/** Brings a walk its next page. What a request needs is held while it is under way, and not between two of them. */
public interface PageFeed {

    /**
     * Asks for the sweep's next page and gives it to the sweep. Called by one thread at a time.
     *
     * @throws com.cognipeer.camel.contacts.client.ContactsException when the page cannot be had
     */
    void feed(Sweep sweep);

    /** Ends the request that is under way, if there is one; from any thread. */
    void cancel();
}
