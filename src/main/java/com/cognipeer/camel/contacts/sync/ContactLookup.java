package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the stored contacts that have identifiers. */
interface ContactLookup {

    /**
     * @param  keys of one field, none twice
     * @return      the stored contacts that have one of them, none twice
     */
    Collection<Contact> find(Collection<ContactKey> keys);

    /** Adds the stored contacts that have one of the keys: integration ids and addresses, each with a listing of their own. */
    default void addTo(StoredContacts stored, Collection<ContactKey> keys) {
        for (String field : List.of(Contact.INTEGRATION_ID, Contact.EMAIL)) {
            Set<ContactKey> ofThisField = new LinkedHashSet<>(keys);
            ofThisField.removeIf(key -> !key.field().equals(field));
            stored.addAll(find(ofThisField));
        }
    }
}
