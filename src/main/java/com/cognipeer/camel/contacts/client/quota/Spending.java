package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * What this process has spent of a key's quota in the last minute, and what the server says is left of it for everybody.
 * Times are nanoseconds of a clock that the caller reads; not safe for use by several threads.
 *
 * <p>A request is out until a minute after its answer: the server counts it from some moment before the answer, so that it
 * is never spent twice in a window, whether that slides or jumps.
 *
 * <p>The server tells how much is left (r) with each answer. With our own share (s) of the limit (l), others have spent
 * l - r - s, and we may go up to s + r. Each of our requests that comes back goes out again, so that all keep their shares;
 * what others leave goes to whoever asks, and to those who have spent little sooner than to the others.
 *
 * <p>How many may be under way at a time follows from what is known: one until the first answer, after a minute without
 * one and after a refusal; ten where there is no word of others, more with each answer that tells of none, and a part of
 * what is left where there are others. {@link RequestSpacing} has the figures.
 */
final class Spending {

    static final long WINDOW = Duration.ofMinutes(1).toNanos();
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LOOK_AFTER = 20 * SECOND;
    private static final long LONGEST_IN_VAIN_DELAY = 10 * SECOND;
    /** Who has less than this part of what the others have takes what is left without a pause. */
    private static final int NEWCOMER_PART = 20;
    /** Who was there lately may come back. */
    private static final long MEMORY_OF_OTHERS = 5 * WINDOW;
    /** A reset is told in whole seconds, and so is the time of the answer. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);
    /** Of the time until the quota is there again: processes come back spread over this part of it, a second at most. */
    private static final int APART = 4;
    /** How often the time before a look is halved at the most. */
    private static final int SHORTEST_PATIENCE = 10;

    private final DoubleSupplier random;
    private final RecentRequests out = new RecentRequests();
    private long lastTaken = Long.MIN_VALUE;
    private long takenBefore = Long.MIN_VALUE;
    private long taken;

    /** The number of the request whose answer told what is known; what one sent before it tells is out of date. */
    private long toldBy;

    /** Whether the last word was a refusal that did not tell what is left. */
    private boolean refusedInTheDark;

    /** What this process may have out where only a refusal tells that others use the key too. */
    private final GuessedShare share = new GuessedShare();

    private boolean tellsWhatIsLeft;
    private int alone = RequestSpacing.TOGETHER;
    private long others;
    private long othersUntil = Long.MIN_VALUE;
    private int toldLimit = Integer.MAX_VALUE;
    /** How much of ours may be out by the server's word, and until when that word is worth something. */
    private int allowed = Integer.MAX_VALUE;

    private long toldUntil = Long.MIN_VALUE;
    /** When nothing is left, one request finds out whether there is something again: not before then. */
    private long probeAt = Long.MIN_VALUE;
    /** Whether the server has told when there is something again. */
    private boolean tellsWhen;
    /** Until when a refusal speaks against that word. */
    private long refusedUntil = Long.MIN_VALUE;

    private int inVain;
    /** The last request that went out to see whether others have left something. */
    private long look;

    private int looksInVain;
    private int looksGranted;

    /** Nothing is left for anybody. */
    private final QuotaPause quiet = new QuotaPause();

    /** @param random from 0 to 1, so that processes do not all come back at the same moment */
    Spending(DoubleSupplier random) {
        this.random = random;
    }

    /** How many requests are out: under way, or answered within the last minute. */
    int out(long now) {
        return out.count(now);
    }

    /**
     * @param limit how many may be out
     * @param pause whether the last requests of the minute keep their distance from one another
     */
    boolean mayTake(long now, int limit, boolean pause) {
        if (out(now) >= limit || quiet.isOn(now)) {
            return out(now) < limit && quiet.isLookDue(now);
        }
        int left = left(now, limit);
        if (left <= 0) {
            return !isBefore(now, looksAt(now));
        }
        if (pause && isBefore(now, lastTaken + distance(now, limit, left))) {
            return false;
        }
        return out.underWay() < atATime(now, limit, left)
                || !isBefore(now, lastTaken + gait(limit).turn());
    }

    /**
     * The server's word on when there is something again is believed, for one request, unless others took that before this
     * process came. Else whoever has requests out waits for these first, and looks after a while whether others have left
     * something.
     */
    private long looksAt(long now) {
        if (tellsWhen && isBefore(lastTaken, probeAt) && !isBefore(now, refusedUntil)) {
            return probeAt;
        }
        // Where looks find something again and again, a shorter window than a minute ends again and again.
        long patience = looksInVain > 0
                ? LOOK_AFTER << Math.min(looksInVain - 1, 2)
                : LOOK_AFTER >> Math.min(2 * looksGranted, SHORTEST_PATIENCE);
        return out(now) == 0 || isBefore(lastTaken + patience, probeAt) ? probeAt : lastTaken + patience;
    }

    private int left(long now, int limit) {
        return (isBefore(now, toldUntil) ? Math.min(limit, Math.min(allowed, share.most(now, limit))) : limit)
                - out(now);
    }

    private int atATime(long now, int limit, int left) {
        if (!isBefore(now, toldUntil) || refusedInTheDark) {
            return 1;
        }
        if (!tellsWhatIsLeft) {
            return gait(limit).untold(out(now));
        }
        return isBefore(now, othersUntil) ? gait(limit).besideOthers(left) : alone;
    }

    private long distance(long now, int limit, int left) {
        int ours = out.answeredBy(now);
        if (lastTaken == Long.MIN_VALUE || ours * NEWCOMER_PART < others) {
            return 0;
        }
        return gait(limit).distance(left, out.untilNext(now), ours, others);
    }

    private RequestSpacing gait(int limit) {
        return new RequestSpacing(Math.min(limit, toldLimit));
    }

    /** Takes one; the number is given back with what became of it. */
    long take(long now) {
        if (quiet.isOn(now)) {
            quiet.look(now);
        }
        look = isBefore(now, toldUntil) && allowed <= out(now) && out(now) > 0 ? taken + 1 : look;
        out.take();
        takenBefore = lastTaken;
        lastTaken = now;
        return ++taken;
    }

    /** The request never left. */
    void giveBack(long number) {
        out.giveBack();
        if (number == taken) {
            lastTaken = takenBefore;
        }
    }

    /** The request may have been counted, and nobody knows. */
    void lost(long now) {
        out.answered(now);
    }

    void answered(long now, long number, ServerQuota quota) {
        lost(now);
        inVain = 0;
        looksInVain = number == look ? 0 : looksInVain;
        looksGranted += number == look ? 1 : 0;
        if (quota.remaining() != null) {
            learn(now, number, quota);
        } else if (number > toldBy) {
            know(now, number, Integer.MAX_VALUE, false);
            quiet.end();
        }
    }

    /** The server has failed, which tells nothing of a quota that was used up. */
    void failed(long now, long number, ServerQuota quota) {
        if (quiet.isOn(now)) {
            lost(now);
        } else {
            answered(now, number, quota);
        }
    }

    /** Lets one out that is not counted, and gives its number. */
    long pass(long now) {
        if (quiet.isLookDue(now)) {
            quiet.look(now);
        }
        return ++taken;
    }

    /** A request that is not counted was answered; whether that ended a time in which nothing was left. */
    boolean answeredUncounted(long now, long number, ServerQuota quota) {
        boolean ends = number > toldBy && quiet.isOn(now) && (quota.remaining() == null || quota.remaining() > 0);
        if (ends) {
            toldBy = number;
            quiet.end();
        }
        return ends;
    }

    /**
     * A request that is not counted was refused.
     *
     * @param pause how long the server asks to stay away, or null
     */
    void refusedUncounted(long now, long number, Duration pause) {
        if (number > toldBy && pause != null) {
            toldBy = number;
            quiet.begin(now, pause);
        }
    }

    /** Nothing is known of what the server says any more. */
    void forget() {
        toldBy = taken;
        toldUntil = Long.MIN_VALUE;
        allowed = Integer.MAX_VALUE;
        refusedInTheDark = false;
        others = 0;
        othersUntil = Long.MIN_VALUE;
        share.forget();
        quiet.end();
        inVain = 0;
        looksInVain = 0;
        refusedUntil = Long.MIN_VALUE;
    }

    /**
     * The request was refused, as the quota is used up; refused requests are not counted.
     *
     * @param pause how long the server asks to stay away, or null
     */
    void refused(long now, long number, ServerQuota quota, Duration pause) {
        out.giveBack();
        refusedUntil = now + MEMORY_OF_OTHERS;
        looksInVain += number == look ? 1 : 0;
        looksGranted = 0;
        if (pause == null && quota.untilReset() != null) {
            learn(now, number, new ServerQuota(quota.limit(), 0L, quota.untilReset()));
        } else if (number > toldBy) {
            // All that is known is when to come back.
            if (pause == null) {
                quiet.atLeast(now, Duration.ofNanos(inVainDelay()));
            } else {
                quiet.begin(now, pause);
            }
            long end = now + quiet.left(now).toNanos();
            share.refused(end, out.answeredBy(now));
            know(end, number, Integer.MAX_VALUE, false);
            refusedInTheDark = true;
        }
    }

    /** How long the quota stays used up, if that is longer than the given wait and the rounding of its times; or null. */
    Duration usedUpFor(long now, Duration longestWait) {
        Duration left = quiet.left(now);
        return left.compareTo(longestWait.plus(ROUNDING)) > 0 ? left : null;
    }

    /** Whether nothing is left for anybody. */
    boolean isQuiet(long now) {
        return quiet.isOn(now);
    }

    /** For how long nothing is sent; nothing where a request may look. */
    Duration quietFor(long now) {
        return quiet.isLookDue(now) ? Duration.ZERO : quiet.left(now);
    }

    /** How long from now until the mere passing of time may let another request out; at most a minute. */
    long untilChange(long now, int limit) {
        if (quiet.isOn(now)) {
            return Math.min(WINDOW, quiet.untilChange(now));
        }
        long change = now + WINDOW;
        change = sooner(now, change, lastTaken + gait(limit).turn());
        change = sooner(now, change, lastTaken + distance(now, limit, left(now, limit)));
        change = sooner(now, change, toldUntil);
        change = sooner(now, change, looksAt(now));
        return Math.min(change - now, Math.min(out.untilNext(now), share.untilGrowth(now)));
    }

    private void learn(long now, long number, ServerQuota quota) {
        int left = (int) Math.min(quota.remaining(), Integer.MAX_VALUE / 2);
        int ours = out.answeredBy(now);
        // Requests overtake one another on their way: of two words the one that leaves no more counts.
        boolean leavesNoMore = tellsWhatIsLeft && isBefore(now, toldUntil) && ours + left <= allowed;
        if (number <= toldBy && !leavesNoMore) {
            return;
        }
        long limit = quota.limit() == null ? 0 : quota.limit();
        // What is under way may be counted already, and must not be taken for somebody else's.
        others = Math.max(0, limit - left - ours - out.underWay());
        if (others > 0) {
            othersUntil = now + MEMORY_OF_OTHERS;
            alone = RequestSpacing.TOGETHER;
        } else {
            alone = Math.min(alone + 1, Integer.MAX_VALUE / 2);
        }
        toldLimit = limit > 0 ? (int) Math.min(limit, Integer.MAX_VALUE) : Integer.MAX_VALUE;
        know(now, Math.max(number, toldBy), ours + left, true);
        share.forget();
        tellsWhen = left == 0 && quota.untilReset() != null;
        if (left > 0 || quota.untilReset() == null) {
            quiet.end();
            probeAt = left == 0 ? now + inVainDelay() : now;
            return;
        }
        quiet.begin(now, quota.untilReset());
        long end = now + quiet.left(now).toNanos();
        if (others == 0) {
            // What is left then, the next answer tells.
            toldUntil = end;
        } else {
            probeAt = end + (long) (Math.min(SECOND, quota.untilReset().toNanos() / APART) * random.getAsDouble());
        }
    }

    private void know(long now, long number, int most, boolean left) {
        toldBy = number;
        toldUntil = now + WINDOW;
        allowed = most;
        tellsWhatIsLeft = left;
        refusedInTheDark = false;
    }

    /** Longer with every request in vain, and never the same for two processes. */
    private long inVainDelay() {
        long longest = Math.min(LONGEST_IN_VAIN_DELAY, SECOND << Math.min(inVain++, 4));
        return (long) (longest * random.getAsDouble());
    }

    private static long sooner(long now, long change, long other) {
        return isBefore(now, other) && other - change < 0 ? other : change;
    }

    /** {@link Long#MIN_VALUE} is before everything. */
    private static boolean isBefore(long now, long then) {
        return then >= Long.MIN_VALUE + WINDOW && then - now > 0;
    }
}
