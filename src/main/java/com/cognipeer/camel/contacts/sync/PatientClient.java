package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A client whose operations stand in line for the quota for as long as it takes: a sync has more of them than a minute has
 * requests, and {@code totalTimeout} is for one operation.
 */
final class PatientClient implements ContactsClient {

    private final ContactsClient client;

    PatientClient(ContactsClient client) {
        this.client = client;
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> create(Contact contact) {
        return patiently(() -> client.create(contact));
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> get(ContactIdentity identity) {
        return patiently(() -> client.get(identity));
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> update(ContactIdentity identity, Contact changes) {
        return patiently(() -> client.update(identity, changes));
    }

    @Override
    public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
        return patiently(() -> client.list(query));
    }

    /** The client stays its owner's. */
    @Override
    public void close() {}

    private static <T> CompletableFuture<T> patiently(Supplier<CompletableFuture<T>> operation) {
        return Recovery.otherwise(
                operation.get(),
                failure -> failure instanceof ContactsRateLimitException wait && wait.isQueued()
                        ? patiently(operation)
                        : CompletableFuture.failedFuture(failure));
    }
}
