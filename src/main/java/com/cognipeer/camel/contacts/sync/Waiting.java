package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;

/**
 * A row that cannot be stored yet.
 *
 * @param candidate the row
 * @param wanted    the identifier that another contact has; null where the row only waits for an earlier one about its contact
 * @param stored    the stored contact that the row changes; null where it creates one, or where that is not settled yet
 * @param conflict  what the API refused it with; null where it has not been tried
 */
record Waiting(Candidate candidate, ContactKey wanted, Contact stored, InvalidContactException conflict) {

    long index() {
        return candidate.index();
    }

    Object storedId() {
        return stored == null ? null : stored.get(Contact.ID);
    }

    /** The identifier of the kind that is wanted, which its contact gives up when the row is stored; null where there is none. */
    ContactKey held() {
        return stored == null || wanted == null ? null : ContactKey.of(stored, wanted.field());
    }
}
