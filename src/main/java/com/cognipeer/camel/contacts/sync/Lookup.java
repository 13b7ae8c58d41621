package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Finds the stored contacts of keys. */
interface Lookup {

    /**
     * @param  keys all of the same field, none twice
     * @return      the stored contacts by their key; without the keys that no contact has
     */
    CompletableFuture<Map<ContactKey, List<Contact>>> find(Collection<ContactKey> keys);
}
