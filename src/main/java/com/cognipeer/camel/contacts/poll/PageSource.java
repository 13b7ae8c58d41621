package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Where a sweep's pages come from. */
@FunctionalInterface
public interface PageSource {

    /** Asks for a page; cancelling the answer cancels the request. */
    CompletableFuture<Answer> request(ContactQuery query);

    /** Pages from the API. */
    static PageSource of(ContactsClient client) {
        return query -> {
            var response = client.list(query);
            CompletableFuture<Answer> answer = response.thenApply(page -> Answer.of(page, Instant.now()));
            answer.whenComplete((page, failure) -> {
                if (answer.isCancelled()) {
                    response.cancel(true);
                }
            });
            return answer;
        };
    }

    /**
     * Gives a sweep the answer to its request, or the server's refusal of it, and waits for that.
     *
     * @throws ContactsException     when the page cannot be had
     * @throws CancellationException when the answer was cancelled or the waiting thread is interrupted; the request is
     *                               cancelled then
     */
    static void feed(Sweep sweep, CompletableFuture<Answer> answer) {
        Answer page;
        try {
            page = await(answer);
        } catch (InvalidContactException refusal) {
            sweep.refused(refusal);
            return;
        }
        sweep.accept(page);
    }

    private static Answer await(CompletableFuture<Answer> answer) {
        try {
            return answer.get();
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
