package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The pages of a sweep. One request is under way at the most; it is sent when its page is needed, or ahead of that. Used by
 * one thread at a time; any other thread may cancel.
 */
public final class Pages {

    private final Sweep sweep;
    private final PageSource source;
    private CompletableFuture<Answer> asked;
    private boolean cancelled;
    private long requests;
    private Answer latest;

    public Pages(Sweep sweep, PageSource source) {
        this.sweep = sweep;
        this.source = source;
    }

    public Sweep sweep() {
        return sweep;
    }

    /** Sends the request for the next page; does nothing if that was done, if no page is left, and after a cancel. */
    public synchronized void ask() {
        if (asked == null && !cancelled) {
            ContactQuery query = sweep.request().orElse(null);
            if (query != null) {
                requests++;
                asked = source.request(query);
            }
        }
    }

    /**
     * Waits for the next page and gives it to the sweep, or the server's refusal of it. Asks for the page unless that was
     * done.
     *
     * @throws ContactsException         when the page cannot be had; it can be asked for again
     * @throws UnusablePositionException when the page shows that the position is not one of this workspace or of this time
     * @throws CancellationException when the request was cancelled, or the thread interrupted
     */
    public void bring() {
        CompletableFuture<Answer> request = request();
        try {
            latest = give(sweep, request).map(Answer::withoutContacts).orElse(latest);
        } finally {
            synchronized (this) {
                asked = null;
            }
        }
    }

    /**
     * Waits for an answer and gives it to a sweep, or the server's refusal.
     *
     * @return                       the answer; empty when the server refused the request
     * @throws ContactsException     when the page cannot be had
     * @throws CancellationException when the request was cancelled, or the thread interrupted
     */
    public static Optional<Answer> give(Sweep sweep, CompletableFuture<Answer> request) {
        Answer answer;
        try {
            answer = await(request);
        } catch (InvalidContactException refusal) {
            sweep.refused(refusal);
            return Optional.empty();
        }
        sweep.accept(answer);
        return Optional.of(answer);
    }

    /** Drops reports that were confirmed too long ago, and the request under way, which asks for what comes after them. */
    public void dropUnconfirmed(Instant now) {
        if (!sweep.isConfirmed(now)) {
            synchronized (this) {
                if (asked != null) {
                    asked.cancel(true);
                    asked = null;
                }
            }
            sweep.dropUnconfirmed(now);
        }
    }

    /** The answer that the sweep took last, without its contacts; null before the first. */
    public Answer latest() {
        return latest;
    }

    /** Whether the server said with the last page that the quota is used up. */
    public boolean isQuotaUsedUp() {
        return latest != null && latest.quotaLeft() != null && latest.quotaLeft() <= 0;
    }

    /** How many requests were sent. */
    public synchronized long requests() {
        return requests;
    }

    /** Cancels the request under way, and lets no other one out. */
    public synchronized void cancel() {
        cancelled = true;
        if (asked != null) {
            asked.cancel(true);
        }
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    private synchronized CompletableFuture<Answer> request() {
        ask();
        if (asked != null) {
            return asked;
        }
        if (cancelled) {
            throw new CancellationException("no more pages of contacts are asked for");
        }
        throw new IllegalStateException("the sweep has no page left");
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
