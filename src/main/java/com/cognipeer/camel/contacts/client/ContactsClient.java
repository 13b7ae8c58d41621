package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.concurrent.CompletableFuture;

/**
 * The Cognipeer Contacts API. Every future completes exactly once, with the answer or with a {@link ContactsException};
 * cancelling it closes the connection of its request. Futures may complete on an I/O thread, which must not be held.
 */
public interface ContactsClient extends AutoCloseable {

    /** Creates a contact with the given fields. */
    CompletableFuture<ContactsResponse<Contact>> create(Contact contact);

    /** Reads one contact; {@link ContactNotFoundException} when there is none. */
    CompletableFuture<ContactsResponse<Contact>> get(ContactIdentity identity);

    /** Changes the given fields of one contact and leaves its others alone; {@link ContactNotFoundException} when there is none. */
    CompletableFuture<ContactsResponse<Contact>> update(ContactIdentity identity, Contact changes);

    /** Reads one page of a listing. */
    CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query);

    /** Cancels what is under way and releases every connection and thread. */
    @Override
    void close();
}
