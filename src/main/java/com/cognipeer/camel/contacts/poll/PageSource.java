package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Where a sweep's pages come from; a fetch waits for the page. */
@FunctionalInterface
public interface PageSource {

    /**
     * Fetches a page.
     *
     * @throws ContactsException     when the page cannot be had
     * @throws CancellationException when the waiting thread is interrupted; its request is cancelled
     */
    ContactPage fetch(ContactQuery query);

    /** Pages from the API. */
    static PageSource of(ContactsClient client) {
        return query -> await(client.list(query));
    }

    private static ContactPage await(CompletableFuture<ContactsResponse<ContactPage>> answer) {
        try {
            return answer.get().body();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a page of contacts");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ContactsException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
