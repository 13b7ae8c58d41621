package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;

/** Hears of each write whose answer came. Threads may share it. */
@FunctionalInterface
public interface WriteListener {

    /** Hears nothing. */
    WriteListener NONE = (before, written, answer) -> {};

    /**
     * A contact was written. It returns soon and does not fail.
     *
     * @param before  the contact as it was looked up; null for a contact that was created
     * @param written the fields that were written
     * @param answer  the contact in the server's answer to the write
     */
    void written(Contact before, Contact written, Contact answer);
}
