package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The quota of a key, as this process shares it with others: when its next request may go out. Times are those of
 * {@link Nanos}, and the caller reads the clock; not safe for use by several threads.
 *
 * <p>A request is out until a minute after its answer. The server counts it at some moment before the answer, so none is spent
 * twice in a window, whether that slides or jumps. Each permit that comes back is used again, so every process keeps its share.
 * The part that others leave goes to any caller, sooner to those who have sent little.
 *
 * <p>The answers decide how many may be under way at a time. It is one until the first answer, after a minute without one, and
 * after a refusal. It is ten if no answer shows others, and more with each further answer that shows none. If there are others,
 * it is a part of the remaining requests. {@link RequestSpacing} has the figures.
 */
final class SharedQuota {

    /** A process that has less than this part of what the others have takes what is left without a pause. */
    private static final int NEWCOMER_PART = 20;
    /** The server tells a reset in whole seconds, and the time of its answer too. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    private final RecentRequests out = new RecentRequests();
    private final KnownQuota known = new KnownQuota();
    private final QuotaPause pause = new QuotaPause();
    private final Probes probes;
    private long lastTaken = Nanos.NEVER;
    private long takenBefore = Nanos.NEVER;
    private long taken;

    /** @param random from 0 to 1, so that processes do not all come back at the same moment */
    SharedQuota(DoubleSupplier random) {
        this.probes = new Probes(random);
    }

    /** How many requests are out: under way, or answered within the last minute. */
    int out(long now) {
        return out.count(now);
    }

    /**
     * @param limit  how many may be out
     * @param spaced whether the last requests of the minute keep their distance from one another
     */
    boolean mayTake(long now, int limit, boolean spaced) {
        if (out(now) >= limit || pause.isOn(now)) {
            return out(now) < limit && pause.isProbeDue(now);
        }
        int left = known.left(now, limit, out);
        if (left <= 0) {
            return !Nanos.isBefore(now, probes.nextAt(now, lastTaken, out(now)));
        }
        if (spaced && Nanos.isBefore(now, lastTaken + distance(now, limit, left))) {
            return false;
        }
        return out.underWay() < known.atATime(now, limit, left, out)
                || !Nanos.isBefore(now, lastTaken + known.spacing(limit).turn());
    }

    private long distance(long now, int limit, int left) {
        int ours = out.answeredBy(now);
        if (lastTaken == Nanos.NEVER || ours * NEWCOMER_PART < known.others()) {
            return 0;
        }
        return known.spacing(limit).distance(left, out.untilNext(now), ours, known.others());
    }

    /** Takes one; the caller gives the number back with the outcome. */
    long take(long now) {
        if (pause.isOn(now)) {
            pause.probe(now);
        }
        if (known.isUsedUp(now, out)) {
            probes.sent(taken + 1);
        }
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

    /** Nobody knows whether the server has counted the request. */
    void lost(long now) {
        out.answered(now);
    }

    void answered(long now, long number, ServerQuota quota) {
        lost(now);
        probes.answered(number);
        if (quota.remaining() != null) {
            learn(now, number, quota);
        } else if (known.isNews(number)) {
            known.learnNothing(now, number);
            pause.end();
        }
    }

    /** The server has failed, which does not tell that a quota is there again. */
    void failed(long now, long number, ServerQuota quota) {
        if (pause.isOn(now)) {
            lost(now);
        } else {
            answered(now, number, quota);
        }
    }

    /** Lets one out that is not counted, and gives its number. */
    long pass(long now) {
        if (pause.isProbeDue(now)) {
            pause.probe(now);
        }
        return ++taken;
    }

    /** A request that is not counted was answered; returns whether that ended a pause. */
    boolean answeredUncounted(long now, long number, ServerQuota quota) {
        boolean ends = known.isNews(number) && pause.isOn(now) && (quota.remaining() == null || quota.remaining() > 0);
        if (ends) {
            known.confirm(number);
            pause.end();
        }
        return ends;
    }

    /**
     * A request that is not counted was refused.
     *
     * @param asked how long the server asks to stay away, or null
     */
    void refusedUncounted(long now, long number, Duration asked) {
        if (known.isNews(number) && asked != null) {
            known.confirm(number);
            pause.begin(now, asked);
        }
    }

    /** Forgets what the server has said. */
    void forget() {
        known.forget(taken);
        pause.end();
        probes.forget();
    }

    /**
     * The request was refused because the quota is used up; the server does not count refused requests.
     *
     * @param asked how long the server asks to stay away, or null
     */
    void refused(long now, long number, ServerQuota quota, Duration asked) {
        out.giveBack();
        probes.refused(now, number);
        if (asked == null && quota.untilReset() != null) {
            learn(now, number, new ServerQuota(quota.limit(), 0L, quota.untilReset()));
        } else if (known.isNews(number)) {
            // Nothing but when to come back is known.
            if (asked == null) {
                pause.atLeast(now, Duration.ofNanos(probes.delayInVain()));
            } else {
                pause.begin(now, asked);
            }
            known.refused(now, pauseEnd(now), number, out);
        }
    }

    private void learn(long now, long number, ServerQuota quota) {
        int left = (int) Math.min(quota.remaining(), Integer.MAX_VALUE / 2);
        if (!known.learn(now, number, quota.limit(), left, out)) {
            return;
        }
        if (left > 0 || quota.untilReset() == null) {
            pause.end();
            probes.leftWithoutReset(now, left);
            return;
        }
        probes.toldWhen();
        pause.begin(now, quota.untilReset());
        if (known.others() == 0) {
            // The next answer tells what is left then.
            known.validUntil(pauseEnd(now));
        } else {
            probes.spreadAfter(pauseEnd(now), quota.untilReset());
        }
    }

    private long pauseEnd(long now) {
        return now + pause.left(now).toNanos();
    }

    /** How long the quota stays used up, if that is longer than the given wait and the rounding of its times; or null. */
    Duration usedUpFor(long now, Duration longestWait) {
        Duration left = pause.left(now);
        return left.compareTo(longestWait.plus(ROUNDING)) > 0 ? left : null;
    }

    /** Whether the quota is used up. */
    boolean isPaused(long now) {
        return pause.isOn(now);
    }

    /** For how long nothing is sent; zero if a probe may go out. */
    Duration pausedFor(long now) {
        return pause.isProbeDue(now) ? Duration.ZERO : pause.left(now);
    }

    /** How long from now until the mere passing of time may let another request out; at most a minute. */
    long untilChange(long now, int limit) {
        if (pause.isOn(now)) {
            return Math.min(Nanos.MINUTE, pause.untilChange(now));
        }
        long change = now + Nanos.MINUTE;
        change = Nanos.sooner(now, change, lastTaken + known.spacing(limit).turn());
        change = Nanos.sooner(now, change, lastTaken + distance(now, limit, known.left(now, limit, out)));
        change = Nanos.sooner(now, change, probes.nextAt(now, lastTaken, out(now)));
        change = known.changeBefore(now, change);
        return Math.min(change - now, out.untilNext(now));
    }
}
