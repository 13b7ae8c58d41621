package com.cognipeer.camel.contacts.poll;

/**
 * Which part of a listing to ask for by page number.
 *
 * @param page  the 1-based number
 * @param limit how many contacts a page has
 */
record PageRequest(int page, int limit) {

    /** The first part of a listing. */
    static PageRequest first(int limit) {
        return new PageRequest(1, limit);
    }

    /**
     * The part that holds the contact at a place and as many as possible behind it. Its limit is a little below the
     * given one, as pages start at multiples of their limit. Where no limit straddles the place, the part starts right
     * behind it.
     *
     * @param place the 0-based place; negative for the start
     * @param limit the largest limit
     */
    static PageRequest covering(long place, int limit) {
        if (place < 0) {
            return first(limit);
        }
        int best = limit;
        long bestGain = gain(place, limit);
        for (int candidate = limit - 1; candidate > bestGain + 1; candidate--) {
            long gain = gain(place, candidate);
            if (gain > bestGain) {
                best = candidate;
                bestGain = gain;
            }
        }
        long page = (bestGain > 0 ? place : place + 1) / best + 1;
        return new PageRequest(Math.toIntExact(page), best);
    }

    private static long gain(long place, int limit) {
        return limit - 1 - place % limit;
    }
}
