package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;

/**
 * How fast the requests of one key follow one another. The first ones of a minute go out together, and fewer of them if
 * others use the key too. The last fifth goes out one by one, spread over half a minute. So a newcomer finds something
 * left, and in the next minute the permits come back one by one as well.
 *
 * @param limit how many requests a minute allows
 */
record RequestSpacing(int limit) {

    /** So many go out together even before anything is known of others. */
    static final int TOGETHER = 10;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long LONGEST_TURN = Duration.ofMillis(500).toNanos();
    private static final long SPREAD = Duration.ofSeconds(30).toNanos();
    /** With others on the key, so many processes find room when each has this part of the rest under way. */
    private static final int PART_WITH_OTHERS = 8;

    /** How many of the last requests of a minute go out one by one. */
    int rest() {
        return Math.max(0, Math.min(limit / 5, limit - TOGETHER));
    }

    /** How many may be under way while others use the key too. */
    int besideOthers(int left) {
        return left <= rest() ? 1 : Math.max(1, left / PART_WITH_OTHERS);
    }

    /** How many may be under way if the server does not say what is left. */
    int withoutFigures(int out) {
        int together = Math.max(TOGETHER, limit / TOGETHER);
        return out < together ? together : 1;
    }

    /** A request that waits for one under way goes out after this time: with slow answers the limit is used as well. */
    long turn() {
        return Math.min(LONGEST_TURN, MINUTE / Math.max(1, limit) * 4 / 5);
    }

    /**
     * How long after the last request the next one goes out.
     *
     * @param left     how many are left
     * @param next     how long until one comes back
     * @param ours     how many of them this process has spent
     * @param others   how many the others have spent
     */
    long distance(int left, long next, int ours, long others) {
        if (left > rest() || left <= 0) {
            return 0;
        }
        long even = Math.min(SPREAD / rest(), Math.max(0, next) / left);
        // A process that has spent more than the others slows down, so that in the end all have about the same.
        double part = others == 0 ? 0.5 : (double) ours / (ours + others);
        return (long) (even * Math.min(2, 4 * part * part));
    }
}
