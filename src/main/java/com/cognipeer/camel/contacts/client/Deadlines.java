package com.cognipeer.camel.contacts.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The requests under way, each until its deadline. One alarm is set for all of them, to the earliest deadline: one for
 * each request would cost more than the rest of what is kept of it, and nearly none of them rings.
 */
final class Deadlines {

    private final ScheduledExecutorService timer;
    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();
    private volatile Alarm alarm;
    private Future<?> ringing;

    /** @param timer rings; stays the caller's */
    Deadlines(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** @throws java.util.concurrent.RejectedExecutionException when the timer has ended */
    void add(Attempt attempt) {
        underWay.add(attempt);
        ringBy(attempt.deadline());
    }

    void remove(Attempt attempt) {
        underWay.remove(attempt);
        if (underWay.isEmpty() && alarm != null) {
            silence();
        }
    }

    void forEach(Consumer<Attempt> action) {
        underWay.forEach(action);
    }

    private void ringBy(long deadline) {
        Alarm set = alarm;
        if (set == null || deadline - set.at < 0) {
            set(deadline);
        }
    }

    private synchronized void set(long deadline) {
        if (alarm != null && deadline - alarm.at >= 0) {
            return;
        }
        Alarm next = new Alarm(deadline);
        Future<?> earlier = timer.schedule(() -> ring(next), deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (ringing != null) {
            ringing.cancel(false);
        }
        ringing = earlier;
        alarm = next;
    }

    private void ring(Alarm rung) {
        synchronized (this) {
            // It may have rung before it was noted, or while an earlier one was set.
            if (alarm != rung) {
                return;
            }
            alarm = null;
        }
        long now = System.nanoTime();
        underWay.forEach(attempt -> {
            if (attempt.deadline() - now <= 0) {
                attempt.endTooLate();
            }
        });
        ringForTheRest();
    }

    /** Whoever comes while the alarm is taken away either sets one, or is seen here. */
    private void silence() {
        synchronized (this) {
            if (ringing != null) {
                ringing.cancel(false);
                ringing = null;
            }
            alarm = null;
        }
        ringForTheRest();
    }

    private void ringForTheRest() {
        underWay.forEach(attempt -> {
            // What has ended is about to go.
            if (!attempt.answer().isDone()) {
                ringBy(attempt.deadline());
            }
        });
        // The last of them may have gone before the alarm was set for it.
        if (underWay.isEmpty() && alarm != null) {
            silence();
        }
    }

    /** @param at when it rings, in the nanoseconds of {@link System#nanoTime()} */
    private record Alarm(long at) {}
}
