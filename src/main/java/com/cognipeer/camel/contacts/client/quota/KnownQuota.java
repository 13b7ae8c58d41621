package com.cognipeer.camel.contacts.client.quota;

/**
 * The quota of a key by the server's answers: how much of it this process may use, and whether others use the key too. Times
 * are those of {@link Nanos}.
 *
 * <p>The server tells how much is left (r) with each answer. With our own share (s) of the limit (l), others have spent
 * l - r - s, and we may go up to s + r.
 */
final class KnownQuota {

    /** Others who used the key lately may come back. */
    private static final long MEMORY_OF_OTHERS = 5 * Nanos.MINUTE;

    /** The request whose answer is the source of all this; answers to earlier requests are out of date. */
    private long source;

    private boolean refusedWithoutFigures;
    /** Limits this process if only refusals show that others use the key too. */
    private final GuessedShare share = new GuessedShare();

    private boolean tellsWhatIsLeft;
    private int atATimeAlone = RequestSpacing.TOGETHER;
    private long others;
    private long othersUntil = Nanos.NEVER;
    private int limit = Integer.MAX_VALUE;
    /** How many of our requests may be out, and until when the answer that says so is valid. */
    private int allowed = Integer.MAX_VALUE;

    private long validUntil = Nanos.NEVER;

    boolean isNews(long number) {
        return number > source;
    }

    /** The answer to a request is the newest, and says nothing that changes the rest. */
    void confirm(long number) {
        source = number;
    }

    /** How many have been spent by others, as far as the last answer shows. */
    long others() {
        return others;
    }

    RequestSpacing spacing(int ownLimit) {
        return new RequestSpacing(Math.min(ownLimit, limit));
    }

    int left(long now, int ownLimit, RecentRequests out) {
        int most = isValid(now) ? Math.min(ownLimit, Math.min(allowed, share.most(now, ownLimit))) : ownLimit;
        return most - out.count(now);
    }

    /** Whether this process has out what it may have, so that one more request is a probe. */
    boolean isUsedUp(long now, RecentRequests out) {
        return isValid(now) && allowed <= out.count(now) && out.count(now) > 0;
    }

    /** How many requests may be under way at a time. */
    int atATime(long now, int ownLimit, int left, RecentRequests out) {
        if (!isValid(now) || refusedWithoutFigures) {
            return 1;
        }
        if (!tellsWhatIsLeft) {
            return spacing(ownLimit).withoutFigures(out.count(now));
        }
        return Nanos.isBefore(now, othersUntil) ? spacing(ownLimit).besideOthers(left) : atATimeAlone;
    }

    private boolean isValid(long now) {
        return Nanos.isBefore(now, validUntil);
    }

    /**
     * An answer says how much is left.
     *
     * @param  serverLimit the limit, or null
     * @return      false if the answer is out of date
     */
    boolean learn(long now, long number, Long serverLimit, int left, RecentRequests out) {
        int ours = out.answeredBy(now);
        // Requests overtake one another: of two answers the one that leaves no more counts.
        boolean leavesNoMore = tellsWhatIsLeft && isValid(now) && ours + left <= allowed;
        if (!isNews(number) && !leavesNoMore) {
            return false;
        }
        long most = serverLimit == null ? 0 : serverLimit;
        // The server may have counted our requests under way, which must not be taken for somebody else's.
        others = Math.max(0, most - left - ours - out.underWay());
        if (others > 0) {
            othersUntil = now + MEMORY_OF_OTHERS;
            atATimeAlone = RequestSpacing.TOGETHER;
        } else {
            atATimeAlone = Math.min(atATimeAlone + 1, Integer.MAX_VALUE / 2);
        }
        limit = most > 0 ? (int) Math.min(most, Integer.MAX_VALUE) : Integer.MAX_VALUE;
        know(now, Math.max(number, source), ours + left, true);
        share.forget();
        return true;
    }

    /** An answer says nothing about what is left, so that requests are not refused is all that is known. */
    void learnNothing(long now, long number) {
        know(now, number, Integer.MAX_VALUE, false);
    }

    /**
     * A request was refused, and the server did not say what is left.
     *
     * @param end when the next request may go out
     */
    void refused(long now, long end, long number, RecentRequests out) {
        share.refused(end, out.answeredBy(now));
        know(end, number, Integer.MAX_VALUE, false);
        refusedWithoutFigures = true;
    }

    /** The last answer is valid until its window ends. */
    void validUntil(long end) {
        validUntil = end;
    }

    /** @param number the last request so far; answers to it and to earlier ones do not count */
    void forget(long number) {
        source = number;
        validUntil = Nanos.NEVER;
        allowed = Integer.MAX_VALUE;
        refusedWithoutFigures = false;
        others = 0;
        othersUntil = Nanos.NEVER;
        share.forget();
    }

    /** The next point in time, no later than {@code change}, at which more may be left. */
    long changeBefore(long now, long change) {
        long next = Nanos.sooner(now, change, validUntil);
        return Math.min(next - now, share.untilGrowth(now)) + now;
    }

    private void know(long now, long number, int most, boolean left) {
        source = number;
        validUntil = now + Nanos.MINUTE;
        allowed = most;
        tellsWhatIsLeft = left;
        refusedWithoutFigures = false;
    }
}
