package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.poll.Answer;
import com.cognipeer.camel.contacts.poll.PageAhead;
import com.cognipeer.camel.contacts.poll.PageSource;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.watch.ConsumerWatch;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** One poll's part of a sweep: brings its pages, at most one ahead of the contacts. */
final class PollRun {

    private final Sweep sweep;
    private final PageSource pages;
    private final PageAhead ahead;
    private final boolean prefetch;
    private final BooleanSupplier mayFetch;
    private final ConsumerWatch watch;
    private int allowance;
    private volatile boolean cancelled;
    private volatile Long quotaLeft;
    private volatile Instant date;
    private volatile Instant received;

    /**
     * @param allowance how many contacts may be routed
     * @param mayFetch  whether another page may be asked for
     */
    PollRun(
            Sweep sweep,
            PageSource pages,
            boolean prefetch,
            int allowance,
            BooleanSupplier mayFetch,
            ConsumerWatch watch) {
        this.sweep = sweep;
        this.pages = pages;
        this.ahead = new PageAhead(this::request);
        this.prefetch = prefetch;
        this.allowance = allowance;
        this.mayFetch = mayFetch;
        this.watch = watch;
    }

    Sweep sweep() {
        return sweep;
    }

    /** Brings pages until there is a contact; false at the end of the sweep, and when no more may be asked for or routed. */
    boolean bringsContact() {
        while (allowance > 0 && !sweep.hasContact() && !sweep.isOver() && mayFetch.getAsBoolean()) {
            bringPage();
        }
        return allowance > 0 && sweep.hasContact();
    }

    /**
     * Makes sure that it is known whether the contact at hand is the last one of the sweep, for which the page behind it
     * may have to come; false when it may not be asked for.
     */
    boolean knowsWhetherLast() {
        while (sweep.isAtTheEdge() && !(allowance == 1 && sweep.isMoreCertain())) {
            if (!mayFetch.getAsBoolean()) {
                return sweep.isMoreCertain();
            }
            bringPage();
        }
        return true;
    }

    /** Asks for the next page if it is going to be needed in this poll and nothing speaks against it. */
    void askAhead() {
        boolean quotaAllows = quotaLeft == null || quotaLeft > 0;
        if (prefetch
                && quotaAllows
                && sweep.isOnTheNewestPage()
                && allowance > sweep.waiting()
                && mayFetch.getAsBoolean()) {
            ahead.ask(sweep);
        }
    }

    /** The contact at hand is done. */
    void advance() {
        sweep.advance();
        allowance--;
        watch.routed(sweep);
    }

    int allowance() {
        return allowance;
    }

    /** Ends the request under way, and any further one; from any thread. */
    void cancel() {
        cancelled = true;
        ahead.cancel();
    }

    boolean isCancelled() {
        return cancelled;
    }

    private void bringPage() {
        ahead.ask(sweep);
        try {
            ahead.feed(sweep);
        } catch (ContactsRateLimitException e) {
            watch.refused(e);
            throw e;
        }
        // Only then: by the clock of an answer that is refused, a consumer that stands still might be ahead.
        watch.answered(date, received);
        watch.accepted(sweep);
    }

    private CompletableFuture<Answer> request(ContactQuery query) {
        watch.report().requested();
        return pages.request(query).thenApply(answer -> {
            quotaLeft = answer.quotaLeft();
            date = answer.date();
            received = answer.received();
            return answer;
        });
    }
}
