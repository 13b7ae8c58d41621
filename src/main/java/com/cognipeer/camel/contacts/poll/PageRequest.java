package com.cognipeer.camel.contacts.poll;

/**
 * A page of a listing to ask for by its number.
 *
 * @param page  the 1-based number
 * @param limit how many contacts a page has
 */
record PageRequest(int page, int limit) {

    /** The first page. */
    static PageRequest first(int limit) {
        return new PageRequest(1, limit);
    }

    /**
     * The page that holds the contact at a place and as many contacts as possible after it. Pages start at multiples of
     * their limit, so its limit is a little below the given one. If no such page exists, the page starts directly after the
     * place.
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
