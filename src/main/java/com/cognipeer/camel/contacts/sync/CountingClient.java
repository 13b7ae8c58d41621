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
import java.util.function.Consumer;

/** A client that tells what each of its operations has cost, before anybody learns how it ended. */
final class CountingClient implements ContactsClient {

    private final ContactsClient client;
    private final Consumer<ResponseInfo> cost;

    CountingClient(ContactsClient client, Consumer<ResponseInfo> cost) {
        this.client = client;
        this.cost = cost;
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
        return answer.whenComplete((response, failure) -> {
            if (response != null) {
                cost.accept(response.info());
            } else if (Recovery.causeOf(failure) instanceof ContactsException known) {
                cost.accept(known.getResponseInfo());
            }
        });
    }
}
