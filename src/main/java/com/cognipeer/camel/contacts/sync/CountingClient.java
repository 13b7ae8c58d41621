package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A client that tells what each of its operations has cost, before anybody learns how it ended, and lets what follows run on
 * threads that may be held.
 */
final class CountingClient implements ContactsClient {

    private final ContactsClient client;
    private final Consumer<ResponseInfo> cost;
    private final Executor executor;

    CountingClient(ContactsClient client, Consumer<ResponseInfo> cost, Executor executor) {
        this.client = client;
        this.cost = cost;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> create(Contact contact) {
        return counted(client.create(contact));
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> get(ContactIdentity identity) {
        return counted(client.get(identity));
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> update(ContactIdentity identity, Contact changes) {
        return counted(client.update(identity, changes));
    }

    @Override
    public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
        return counted(client.list(query));
    }

    /** The client stays its owner's. */
    @Override
    public void close() {}

    private <T> CompletableFuture<ContactsResponse<T>> counted(CompletableFuture<ContactsResponse<T>> answer) {
        return answer.whenCompleteAsync(
                (response, failure) -> {
                    if (response != null) {
                        cost.accept(response.info());
                    } else if (Recovery.causeOf(failure) instanceof ContactsException known) {
                        cost.accept(known.getResponseInfo());
                    }
                },
                executor);
    }
}
