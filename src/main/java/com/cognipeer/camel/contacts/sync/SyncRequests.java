package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The requests of a sync. The thread that awaits an answer waits for it, and adds its cost to that of the sync. A request that
 * waited for the rate limit for all of {@code totalTimeout} waits again, as that option bounds one operation and not a sync.
 */
final class SyncRequests {

    private final ContactsClient client;
    private final Consumer<ResponseInfo> cost;
    private final SyncStart start = new SyncStart(Instant.now());

    /** @param cost takes the cost of each request; called on the thread that awaits its answer */
    SyncRequests(ContactsClient client, Consumer<ResponseInfo> cost) {
        this.client = client;
        this.cost = cost;
    }

    /** Sends the request now; what is returned awaits its answer. */
    Supplier<ContactsResponse<Contact>> create(Contact contact) {
        return send(() -> client.create(contact));
    }

    Contact get(ContactIdentity identity) {
        return send(() -> client.get(identity)).get().body();
    }

    /** Sends the request now; what is returned awaits its answer. */
    Supplier<Contact> update(ContactIdentity identity, Contact changes) {
        Supplier<ContactsResponse<Contact>> sent = send(() -> client.update(identity, changes));
        return () -> sent.get().body();
    }

    ContactPage list(ContactQuery query) {
        return page(query).body();
    }

    ContactsResponse<ContactPage> page(ContactQuery query) {
        return send(() -> client.list(query)).get();
    }

    /** When the sync began: with its first request at the latest. */
    SyncStart start() {
        return start;
    }

    private <T> Supplier<ContactsResponse<T>> send(Supplier<CompletableFuture<ContactsResponse<T>>> request) {
        CompletableFuture<ContactsResponse<T>> sent = request.get();
        return () -> await(sent, request);
    }

    private <T> ContactsResponse<T> await(
            CompletableFuture<ContactsResponse<T>> first, Supplier<CompletableFuture<ContactsResponse<T>>> request) {
        CompletableFuture<ContactsResponse<T>> sent = first;
        while (true) {
            try {
                ContactsResponse<T> response = sent.join();
                start.answered(response.date(), Instant.now());
                cost.accept(response.info());
                return response;
            } catch (CompletionException e) {
                ContactsException failure = failure(e);
                cost.accept(failure.getResponseInfo());
                if (!(failure instanceof ContactsRateLimitException limit && limit.isQueued())) {
                    throw failure;
                }
                sent = request.get();
            }
        }
    }

    private static ContactsException failure(CompletionException e) {
        if (e.getCause() instanceof ContactsException failure) {
            return failure;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        throw e.getCause() instanceof RuntimeException unexpected ? unexpected : e;
    }
}
