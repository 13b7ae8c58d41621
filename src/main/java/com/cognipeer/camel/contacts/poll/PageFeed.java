package com.cognipeer.camel.contacts.poll;

/** Brings a sweep its next page. It may hold a client or a connection only while a request is under way. */
public interface PageFeed {

    /**
     * Asks for the sweep's next page and gives it to the sweep. Called by one thread at a time.
     *
     * @throws com.cognipeer.camel.contacts.client.ContactsException when the page cannot be had
     */
    void feed(Sweep sweep);

    /** Cancels the request under way, if there is one; from any thread. */
    void cancel();
}
