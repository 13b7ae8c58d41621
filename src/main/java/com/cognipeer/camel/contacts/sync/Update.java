package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.util.concurrent.CompletableFuture;

/**
 * Changes one contact with one request. Where a name leads into an object, that object is read before with another one: the API
 * replaces objects whole, and their other entries are to stay.
 */
public final class Update {

    private Update() {}

    /** Changes the given fields of one contact, and counts both requests where there are two. */
    public static CompletableFuture<ContactsResponse<Contact>> run(
            ContactsClient client, ContactIdentity identity, GivenContact changes) {
        if (!changes.leadsIntoObjects()) {
            return client.update(identity, changes.fields());
        }
        return client.get(identity).thenCompose(stored -> client.update(identity, changes.over(stored.body()))
                .thenApply(updated -> counted(updated, stored.info().requestCount())));
    }

    private static ContactsResponse<Contact> counted(ContactsResponse<Contact> updated, int before) {
        ResponseInfo info = updated.info();
        return new ContactsResponse<>(
                updated.body(),
                new ResponseInfo(info.statusCode(), info.rateLimit(), info.requestCount() + before),
                updated.date());
    }
}
