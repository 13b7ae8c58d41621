package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Brings a sweep its next page. It may hold a client or a connection only while a request is under way. */
public interface PageFeed {

    /**
     * Asks for the sweep's next page and gives it to the sweep. Called by one thread at a time.
     *
     * @throws com.cognipeer.camel.contacts.client.ContactsException when the page cannot be had
     */
    void feed(Sweep sweep);

    /**
     * Pages that the calling thread asks for and waits for.
     *
     * @param source gives the answer to one request, or throws a ContactsException; nobody can cancel it
     */
    static PageFeed of(Function<ContactQuery, Answer> source) {
        return new PageFeed() {
            @Override
            public void feed(Sweep sweep) {
                new Pages(sweep, query -> CompletableFuture.supplyAsync(() -> source.apply(query), Runnable::run))
                        .bring();
            }

            @Override
            public void cancel() {}
        };
    }

    /** Cancels the request under way, if there is one; from any thread. */
    void cancel();
}
