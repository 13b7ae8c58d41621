package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.concurrent.CompletableFuture;

/** The one request that may be under way for a sweep; asked for ahead of its use, or when it is used. */
public final class PageAhead {

    private final PageSource pages;
    private CompletableFuture<Answer> answer;
    private boolean cancelled;

    public PageAhead(PageSource pages) {
        this.pages = pages;
    }

    /** Asks for the sweep's next page now, unless that was done. */
    public synchronized void ask(Sweep sweep) {
        ContactQuery query = answer == null ? sweep.request().orElse(null) : null;
        if (query == null) {
            return;
        }
        answer = pages.request(query);
        if (cancelled) {
            answer.cancel(true);
        }
    }

    /**
     * Waits for the page asked for and gives it to the sweep.
     *
     * @throws com.cognipeer.camel.contacts.client.ContactsException when it cannot be had
     * @throws java.util.concurrent.CancellationException            when this was cancelled, or the thread interrupted
     */
    public void feed(Sweep sweep) {
        CompletableFuture<Answer> asked;
        synchronized (this) {
            asked = answer;
        }
        try {
            PageSource.feed(sweep, asked);
        } finally {
            synchronized (this) {
                answer = null;
            }
        }
    }

    /** Cancels the request under way and those to come; from any thread. */
    public synchronized void cancel() {
        cancelled = true;
        if (answer != null) {
            answer.cancel(true);
        }
    }
}
