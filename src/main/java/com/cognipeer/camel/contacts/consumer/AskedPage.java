package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.poll.Answer;
import com.cognipeer.camel.contacts.poll.PageSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The one page that calls have asked for. It stays for the next call when the one that asked can wait no longer. Used by one
 * thread at a time.
 */
final class AskedPage {

    private final PageSource pages;
    private final Executor answers;
    private final Runnable wake;
    /** Null when no page is asked for. */
    private CompletableFuture<Answer> asked;

    /**
     * @param answers runs {@code wake} after an answer
     * @param wake    wakes the calls that wait
     */
    AskedPage(PageSource pages, Executor answers, Runnable wake) {
        this.pages = pages;
        this.answers = answers;
        this.wake = wake;
    }

    boolean isAsked() {
        return asked != null;
    }

    boolean isAnswered() {
        return asked != null && asked.isDone();
    }

    void ask(ContactQuery query) {
        asked = pages.request(query);
        // Not on the thread that reads answers: it would wait for a position that is just being stored.
        asked.whenCompleteAsync((answer, failure) -> wake.run(), answers);
    }

    CompletableFuture<Answer> take() {
        CompletableFuture<Answer> page = asked;
        asked = null;
        return page;
    }

    void cancel() {
        if (asked != null) {
            asked.cancel(true);
            asked = null;
        }
    }
}
