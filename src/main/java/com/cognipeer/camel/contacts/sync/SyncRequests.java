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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The requests of a sync: each holds the calling thread until its answer, and is added to the cost of the sync. A request that
 * waited for the rate limit for all of {@code totalTimeout} waits again, as that option bounds one operation and not a sync.
 */
final class SyncRequests {

    private final ContactsClient client;
    private final Consumer<ResponseInfo> cost;

    /** @param cost takes the cost of each request; called on the thread that sent it */
    SyncRequests(ContactsClient client, Consumer<ResponseInfo> cost) {
        this.client = client;
        this.cost = cost;
    }

    Contact create(Contact contact) {
        return answer(() -> client.create(contact));
    }

    Contact get(ContactIdentity identity) {
        return answer(() -> client.get(identity));
    }

    Contact update(ContactIdentity identity, Contact changes) {
        return answer(() -> client.update(identity, changes));
    }

    ContactPage list(ContactQuery query) {
        return answer(() -> client.list(query));
    }

    private <T> T answer(Supplier<CompletableFuture<ContactsResponse<T>>> request) {
        while (true) {
            try {
                ContactsResponse<T> response = request.get().join();
                cost.accept(response.info());
                return response.body();
            } catch (CompletionException e) {
                ContactsException failure = failure(e);
                cost.accept(failure.getResponseInfo());
                if (!(failure instanceof ContactsRateLimitException limit && limit.isQueued())) {
                    throw failure;
                }
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
