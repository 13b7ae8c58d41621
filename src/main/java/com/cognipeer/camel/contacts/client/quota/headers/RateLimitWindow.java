package com.cognipeer.camel.contacts.client.quota.headers;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One window of a rate limit; each part is null if the server does not give it.
 *
 * @param limit     how many requests it allows
 * @param remaining how many are left; not negative
 * @param reset     when it ends
 */
record RateLimitWindow(Long limit, Long remaining, HeaderTime reset) {

    static final RateLimitWindow UNKNOWN = new RateLimitWindow(null, null, null);

    /** More digits than any count has, and few enough for a long. */
    private static final Pattern COUNT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");

    /** A count at the beginning of a header; what follows a comma or semicolon describes windows. Null if it is none. */
    static Long count(String text) {
        if (text == null) {
            return null;
        }
        String first = text.substring(0, endOfCount(text)).strip();
        return COUNT.matcher(first).matches() ? Math.max(0, (long) Double.parseDouble(first)) : null;
    }

    private static int endOfCount(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != ';') {
            end++;
        }
        return end;
    }

    /** The one of which least is left; of those with the same left the one that ends last. */
    static RateLimitWindow tightest(List<RateLimitWindow> windows) {
        RateLimitWindow tightest = UNKNOWN;
        for (RateLimitWindow window : windows) {
            int more = Long.compare(window.left(), tightest.left());
            if (tightest == UNKNOWN || more < 0 || more == 0 && longer(window.in(), tightest.in())) {
                tightest = window;
            }
        }
        return tightest;
    }

    /**
     * Chooses between two headers about the same quota: the one with less left. Of equal ones it is the one whose end is
     * believable and has the right unit.
     */
    RateLimitWindow or(RateLimitWindow other) {
        if (this == UNKNOWN || other == UNKNOWN) {
            return this == UNKNOWN ? other : this;
        }
        if (left() != other.left()) {
            return left() < other.left() ? this : other;
        }
        boolean better = in() == null || other.in() != null && Waits.isAFactorAbove(in(), other.in());
        return better && other.in() != null ? other : this;
    }

    boolean saysNothing() {
        return limit == null && remaining == null && reset == null;
    }

    private long left() {
        return remaining == null ? Long.MAX_VALUE : remaining;
    }

    private Duration in() {
        return reset == null ? null : reset.in();
    }

    private static boolean longer(Duration one, Duration other) {
        return one != null && (other == null || one.compareTo(other) > 0);
    }
}
