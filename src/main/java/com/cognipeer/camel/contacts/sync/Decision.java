package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;

/**
 * What has to be done for a candidate.
 *
 * @param outcome  what will have become of it then
 * @param identity what names the stored contact to change; null unless one is
 * @param stored   the stored contact that is changed, or left as it is; null where there is none
 * @param fields   what to write; empty when nothing is
 * @param failure  why nothing can be done; null unless that is so
 */
record Decision(Outcome outcome, ContactIdentity identity, Contact stored, Contact fields, ContactsException failure) {

    static Decision create(Contact contact) {
        return new Decision(Outcome.created, null, null, contact, null);
    }

    static Decision change(ContactIdentity identity, Contact stored, Contact fields) {
        return new Decision(Outcome.updated, identity, stored, fields, null);
    }

    /** That the stored contact is as given. */
    static Decision unchanged(Contact stored) {
        return new Decision(Outcome.unchanged, null, stored, new Contact(), null);
    }

    static Decision refuse(ContactsException failure) {
        return new Decision(Outcome.failed, null, null, new Contact(), failure);
    }
}
