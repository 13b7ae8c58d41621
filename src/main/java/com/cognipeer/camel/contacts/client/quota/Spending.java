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
 * l - r - s, and we may go up to s + r. Who has spent more than the others leaves some of the rest to them, so that a
 * process that comes later gets a foot in, and in the end all have about the same.
 *
 * <p>Until the first answer, after a minute without one, after a refusal and where little is left for several processes,
 * one request at a time finds out how things are.
 */
final class Spending {

    static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** One at a time is still as many as a quota allows where answers are slow. */
    private static final long LONGEST_TURN = SECOND / 2;

    private static final long LONGEST_IN_VAIN_DELAY = 10 * SECOND;
    /** Of a hundred; more would be missed, with fewer a newcomer would be. */
    private static final int RESERVE_PERCENT = 2;
    /** The part of what one has spent more than the others that is left to them each minute. */
    private static final int YIELDED_PART = 8;
    /** Who has less than this part of what the others have takes all that is left. */
    private static final int NEWCOMER_PART = 20;
    /** With fewer left than this, several requests at once would often meet those of others. */
    private static final int SCARCE_PERCENT = 20;
    /** A reset is told in whole seconds, and so is the time of the answer. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);
    /** No quota of the API's has a longer window, so that a longer time is a mistake. */
    private static final Duration LONGEST_RESET = Duration.ofDays(1);

    private final DoubleSupplier random;
    private final Deque<Long> answered = new ArrayDeque<>();
    private int inFlight;
    private long lastTaken = Long.MIN_VALUE;
    private long taken;

    /** The number of the request whose answer told what is known; what one sent before it tells is out of date. */
    private long toldBy;

    private boolean oneAtATime = true;
    /** How much of ours may be out by the server's word, and until when that word is worth something. */
    private int allowed = Integer.MAX_VALUE;

    private long toldUntil = Long.MIN_VALUE;
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
        boolean told = isBefore(now, toldUntil);
        if (told && out >= allowed) {
            return out == 0 && !isBefore(now, probeAt);
        }
        return told && !oneAtATime || inFlight == 0 || !isBefore(now, lastTaken + LONGEST_TURN);
    }

    /** Takes one; the number is given back with what became of it. */
    long take(long now) {
        inFlight++;
        lastTaken = now;
        return ++taken;
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

    void answered(long now, long number, ServerQuota quota) {
        lost(now);
        inVain = 0;
        if (quota.remaining() != null) {
            learn(now, number, quota);
        } else if (number > toldBy) {
            know(now, number, Integer.MAX_VALUE, false);
        }
    }

    /**
     * The request was refused, as the quota is used up; refused requests are not counted.
     *
     * @param pause how long the server asks to stay away, or null
     */
    void refused(long now, long number, ServerQuota quota, Duration pause) {
        inFlight--;
        if (pause == null && quota.untilReset() != null) {
            learn(now, number, new ServerQuota(quota.limit(), 0L, quota.untilReset()));
        } else if (number > toldBy) {
            // All that is known is when to come back.
            usedUpUntil = now + (pause == null ? inVainDelay() : nanos(pause));
            know(usedUpUntil, number, Integer.MAX_VALUE, true);
        }
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
        change = sooner(now, change, lastTaken + LONGEST_TURN);
        change = sooner(now, change, toldUntil);
        change = sooner(now, change, probeAt);
        if (!answered.isEmpty()) {
            change = sooner(now, change, answered.peekFirst() + WINDOW);
        }
        return change - now;
    }

    private void learn(long now, long number, ServerQuota quota) {
        if (number <= toldBy) {
            return;
        }
        int left = (int) Math.min(quota.remaining(), Integer.MAX_VALUE / 2);
        int ours = answered.size();
        long limit = quota.limit() == null ? 0 : quota.limit();
        // What is under way may be counted already, and must not be taken for somebody else's.
        long others = Math.max(0, limit - left - ours - inFlight);
        know(now, number, ours + left - reserve(ours, others, limit), isScarce(left, others, limit));
        usedUpUntil = left == 0 && quota.untilReset() != null ? now + nanos(quota.untilReset()) : now;
        probeAt = left == 0 ? usedUpUntil + inVainDelay() : now;
    }

    private void know(long now, long number, int most, boolean carefully) {
        toldBy = number;
        toldUntil = now + WINDOW;
        allowed = most;
        oneAtATime = carefully;
    }

    private static int reserve(long ours, long others, long limit) {
        if (ours * NEWCOMER_PART < others) {
            return 0;
        }
        long least = Math.min(RESERVE_PERCENT, limit * RESERVE_PERCENT / 100);
        return (int) (others == 0 || ours < others ? least : least + (ours - others) / YIELDED_PART);
    }

    private static boolean isScarce(long left, long others, long limit) {
        return others > 0 && left <= limit * SCARCE_PERCENT / 100;
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

    private static long sooner(long now, long change, long other) {
        return isBefore(now, other) && other - change < 0 ? other : change;
    }

    /** {@link Long#MIN_VALUE} is before everything. */
    private static boolean isBefore(long now, long then) {
        return then >= Long.MIN_VALUE + LONGEST_TURN + 1 && then - now > 0;
    }
}
