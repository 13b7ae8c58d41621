package com.cognipeer.camel.contacts.scale;

import java.time.Duration;

/**
 * What a key may ask for.
 *
 * @param perMinute requests a minute
 * @param perDay    requests a day
 * @param headroom  the share of the day that is left for retries and writes
 */
record KeyQuota(int perMinute, int perDay, double headroom) {

    /** The consumer leaves 2 of 100 a minute to others; a fifth of the day is for retries and writes. */
    static final KeyQuota OF_ONE_KEY = new KeyQuota(98, 5_000, 0.2);

    /** The requests of a day that may be planned with. */
    long planned() {
        return Math.round(perDay * (1 - headroom));
    }

    /** How long it takes to ask so many times: whole days, and what is left at the pace of the minute. */
    Duration timeOf(long requests) {
        long days = Math.max(0, requests - 1) / planned();
        return Duration.ofDays(days).plus(pace(requests - days * planned()));
    }

    /** How long the requests of one poll wait for the minute: the first ones do not. */
    Duration waitOf(double requests) {
        return pace(Math.max(0, requests - perMinute));
    }

    private Duration pace(double requests) {
        return Duration.ofMillis(Math.round(requests * 60_000 / perMinute));
    }
}
