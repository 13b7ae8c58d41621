package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.HashSet;
import java.util.Set;

/**
 * A row that cannot be stored yet.
 *
 * @param row      the row
 * @param wanted   the identifier that another contact has; null where the row waits only for an earlier row about its contact
 * @param stored   the stored contact that the row changes; null where it creates one, or where this is not known yet
 * @param conflict the failure with which the API refused the row; null where it has not been tried
 */
record WaitingRow(InputRow row, ContactKey wanted, Contact stored, InvalidContactException conflict) {

    long index() {
        return row.index();
    }

    Object storedId() {
        return stored == null ? null : stored.get(Contact.ID);
    }

    /** The identifier that its contact gives up for the wanted one; null where there is none. */
    ContactKey held() {
        return stored == null || wanted == null ? null : ContactKey.of(stored, wanted.field());
    }

    /** The identifiers by which a later row may name the same contact. */
    Set<ContactKey> names() {
        Set<ContactKey> names = new HashSet<>();
        names.add(row.key());
        if (wanted != null) {
            names.add(wanted);
        }
        if (stored != null) {
            names.addAll(ContactKey.all(stored));
        }
        return names;
    }
}
