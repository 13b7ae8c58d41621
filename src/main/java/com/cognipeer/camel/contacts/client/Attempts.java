package com.cognipeer.camel.contacts.client;

import dev.failsafe.spi.Scheduler;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Starts an operation's first attempt on the caller's thread, without a hand-over, and later ones on the timer's. */
final class Attempts implements Scheduler {

    private final ScheduledExecutorService timer;

    Attempts(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    @Override
    public ScheduledFuture<?> schedule(Callable<?> attempt, long delay, TimeUnit unit) {
        return delay == 0 ? Begun.of(attempt) : timer.schedule(attempt, delay, unit);
    }

    /** An attempt that has begun; cancelling the operation reaches it on another way. */
    private static final class Begun extends CompletableFuture<Object> implements ScheduledFuture<Object> {

        private static Begun of(Callable<?> attempt) {
            Begun begun = new Begun();
            try {
                begun.complete(attempt.call());
            } catch (Exception e) {
                begun.completeExceptionally(e);
            }
            return begun;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(0, other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
