package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleSupplier;

/**
 * What this process has spent of a key's quota in the last minute, and what the server says is left of it for everybody.
 * Times are nanoseconds of a clock that the caller reads; not safe for use by several threads.
 *
 * <p>A request is out until a minute after its answer: the server counts it from some moment before the answer, so that it
 * is never spent twice in a window, whether that slides or jumps.
 *
 * <p>The server tells how much is left (r) with each answer. With our own share (s) of the limit (l), others have spent
 * l - r - s, and we may go up to s + r. Who spends the larger half leaves the last few requests to the others, so that a
 * process that comes later gets a foot in, and both end up with about the same.
 */
final class Spending {

    static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_IN_VAIN_DELAY = 10 * SECOND;
    /** Of a hundred; more would be missed, with fewer a newcomer would be. */
    private static final int RESERVE_PERCENT = 3;
    /** With fewer left than this, several requests at once would often meet those of others. */
    private static final int SCARCE_PERCENT = 10;
    /** A reset is told in whole seconds, and so is the time of the answer. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);
    /** No quota of the API's has a longer window, so that a longer time is a mistake. */
    private static final Duration LONGEST_RESET = Duration.ofDays(1);

    private final DoubleSupplier random;
    private final Deque<Long> answered = new ArrayDeque<>();
    private int inFlight;

    /** How much of ours may be out by the server's word, and until when that word is worth something. */
    private int allowed = Integer.MAX_VALUE;

    private long allowedUntil = Long.MIN_VALUE;
    private boolean oneAtATime;
    /** When nothing is left and nothing of ours is out, one request finds out whether there is something again. */
    private long probeAt = Long.MIN_VALUE;

    private int inVain;

    /** Until when nothing is left for anybody. */
    private long usedUpUntil = Long.MIN_VALUE;

    /** @param random from 0 to 1, so that processes do not all come back at the same moment */
    Spending(DoubleSupplier random) {
        this.random = random;
    }

    /** How many requests are out: under way, or answered within the last minute. */
    int out(long now) {
        while (!answered.isEmpty() && answered.peekFirst() + WINDOW - now <= 0) {
            answered.removeFirst();
        }
        return inFlight + answered.size();
    }

    /** @param limit how many may be out */
    boolean mayTake(long now, int limit) {
        int out = out(now);
        if (out >= limit || isUsedUp(now)) {
            return false;
        }
        if (!isBefore(now, allowedUntil)) {
            return true;
        }
        if (out < allowed) {
            return !oneAtATime || inFlight == 0;
        }
        return out == 0 && !isBefore(now, probeAt);
    }

    void take() {
        inFlight++;
    }

    /** The request never left. */
    void giveBack() {
        inFlight--;
    }

    /** The request may have been counted, and nobody knows. */
    void lost(long now) {
        inFlight--;
        answered.addLast(now);
    }

    void answered(long now, ServerQuota told) {
        lost(now);
        inVain = 0;
        if (told.remaining() != null) {
            learn(now, told);
        }
    }

    /**
     * The request was refused, as the quota is used up; refused requests are not counted.
     *
     * @param pause how long the server asks to stay away, or null
     */
    void refused(long now, ServerQuota told, Duration pause) {
        inFlight--;
        if (pause == null && told.untilReset() != null) {
            learn(now, new ServerQuota(told.limit(), 0L, told.untilReset()));
            return;
        }
        // All that is known is when to come back; the first one back finds out how things are.
        usedUpUntil = now + (pause == null ? inVainDelay() : nanos(pause));
        allowed = Integer.MAX_VALUE;
        allowedUntil = usedUpUntil + WINDOW;
        oneAtATime = true;
    }

    /** How long the quota stays used up, if that is longer than the given wait and the rounding of its times; or null. */
    Duration usedUpFor(long now, Duration longestWait) {
        if (!isUsedUp(now)) {
            return null;
        }
        Duration left = Duration.ofNanos(usedUpUntil - now);
        return left.compareTo(longestWait.plus(ROUNDING)) > 0 ? left : null;
    }

    /** How long from now until the mere passing of time may let another request out; at most a minute. */
    long untilChange(long now) {
        out(now);
        if (isUsedUp(now)) {
            return Math.min(WINDOW, usedUpUntil - now);
        }
        long change = now + WINDOW;
        if (!answered.isEmpty()) {
            change = Math.min(change, answered.peekFirst() + WINDOW);
        }
        if (isBefore(now, allowedUntil)) {
            change = Math.min(change, allowedUntil);
            if (isBefore(now, probeAt)) {
                change = Math.min(change, probeAt);
            }
        }
        return Math.max(1, change - now);
    }

    private void learn(long now, ServerQuota told) {
        int left = (int) Math.min(told.remaining(), Integer.MAX_VALUE / 2);
        int ours = answered.size();
        long limit = told.limit() == null ? 0 : told.limit();
        long others = Math.max(0, limit - left - ours);
        int reserve = ours < others ? 0 : (int) Math.min(RESERVE_PERCENT, limit * RESERVE_PERCENT / 100);
        allowed = ours + left - reserve;
        allowedUntil = now + WINDOW;
        oneAtATime = others > 0 && left <= limit * SCARCE_PERCENT / 100;
        usedUpUntil = left == 0 && told.untilReset() != null ? now + nanos(told.untilReset()) : now;
        probeAt = left == 0 ? usedUpUntil + inVainDelay() : now;
    }

    private boolean isUsedUp(long now) {
        return isBefore(now, usedUpUntil);
    }

    /** Longer with every request in vain, and never the same for two processes. */
    private long inVainDelay() {
        long longest = Math.min(LONGEST_IN_VAIN_DELAY, SECOND << Math.min(inVain++, 4));
        return (long) (longest * random.getAsDouble());
    }

    private static long nanos(Duration told) {
        return told.compareTo(LONGEST_RESET) > 0 ? LONGEST_RESET.toNanos() : told.toNanos();
    }

    private static boolean isBefore(long now, long then) {
        return then != Long.MIN_VALUE && then - now > 0;
    }
}
