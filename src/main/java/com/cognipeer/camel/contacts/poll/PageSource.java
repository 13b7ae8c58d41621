package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Sends the requests for a sweep's pages. */
@FunctionalInterface
public interface PageSource {

    /** Asks for a page. Cancelling the answer cancels the request. */
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
}
