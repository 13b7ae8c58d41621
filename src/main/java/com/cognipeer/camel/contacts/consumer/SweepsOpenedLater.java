package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.UnusablePositionException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** Sweeps of another source, which the first poll opens, and not the start of the consumer. */
final class SweepsOpenedLater implements SweepSource {

    private final Callable<SweepSource> opening;
    private volatile SweepSource opened;
    private boolean closed;

    SweepsOpenedLater(Callable<SweepSource> opening) {
        this.opening = opening;
    }

    @Override
    public Sweep begin(int limit) throws Exception {
        if (opened == null) {
            keep(opening.call());
        }
        return opened.begin(limit);
    }

    @Override
    public Optional<Sweep> reconcile() {
        return opened.reconcile();
    }

    /** A stop does not wait for an opening under way, so that it may have closed this meanwhile. */
    private synchronized void keep(SweepSource source) {
        if (closed) {
            source.close();
            throw new CancellationException("The consumer was stopped while it read its position");
        }
        opened = source;
    }

    @Override
    public void save(Sweep sweep) {
        opened.save(sweep);
    }

    @Override
    public void settle() {
        if (opened != null) {
            opened.settle();
        }
    }

    @Override
    public boolean isSettled() {
        return opened == null || opened.isSettled();
    }

    @Override
    public IllegalStateException refusal(UnusablePositionException reason) {
        return opened.refusal(reason);
    }

    @Override
    public String key() {
        return opened == null ? null : opened.key();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (opened != null) {
            opened.close();
        }
    }
}
