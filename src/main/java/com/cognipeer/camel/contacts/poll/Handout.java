package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;

/**
 * A contact that is handed out to be worked on, with what is known of its place.
 *
 * @param contact    the contact; its receiver may change it
 * @param version    its version
 * @param change     how it has changed; null when unknown
 * @param index      its 0-based place in the whole sweep
 * @param batchIndex its 0-based place among those that its page brought
 * @param batchSize  how many contacts its page brought
 * @param isLast     whether it is the last of the sweep
 * @param matching   how many contacts match in all, by the server's count; negative for a report of a contact that is gone
 */
public record Handout(
        Contact contact,
        String version,
        Change change,
        long index,
        int batchIndex,
        int batchSize,
        boolean isLast,
        long matching) {}
