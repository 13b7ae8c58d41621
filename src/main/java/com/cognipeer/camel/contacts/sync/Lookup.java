package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/** Finds the stored contacts of keys. */
interface Lookup {

    /**
     * @param  keys all of the same field, none twice
     * @return      the stored contacts that have one of them, none twice
     */
    CompletableFuture<Collection<Contact>> find(Collection<ContactKey> keys);
}
