package com.cognipeer.camel.contacts.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts requests in sliding windows, the strictest reading of "100 a minute": a permit comes back a whole window after
 * it was taken. Refused requests take none.
 */
final class RequestQuota {
    private final List<Window> windows;
    private final Clock clock;
    private final boolean retryAfter;

    RequestQuota(SandboxBuilder settings) {
        this.clock = settings.clock;
        this.retryAfter = settings.retryAfter;
        this.windows = Stream.of(
                        new Window(settings.requestsPerMinute, Duration.ofMinutes(1)),
                        new Window(settings.requestsPerDay, Duration.ofDays(1)))
                .filter(window -> window.limit > 0)
                .toList();
    }

    /** Whether the request is within the quota, and the headers that say how much is left. */
    record Grant(boolean allowed, Map<String, String> headers) {}

    synchronized Grant take() {
        if (windows.isEmpty()) {
            return new Grant(true, Map.of());
        }
        Instant now = clock.instant();
        windows.forEach(window -> window.forget(now));
        boolean allowed = windows.stream().allMatch(window -> window.remaining() > 0);
        if (allowed) {
            windows.forEach(window -> window.taken.addLast(now));
        }
        Window tightest = tightest(now);
        Map<String, String> headers = headers(tightest, now);
        if (!allowed && retryAfter) {
            headers.put("Retry-After", Long.toString(wholeSeconds(Duration.between(now, tightest.reset(now)))));
        }
        return new Grant(allowed, headers);
    }

    private Window tightest(Instant now) {
        Window tightest = windows.get(0);
        for (Window window : windows) {
            boolean tighter = window.remaining() < tightest.remaining();
            boolean longer = window.remaining() == tightest.remaining()
                    && window.reset(now).isAfter(tightest.reset(now));
            if (tighter || longer) {
                tightest = window;
            }
        }
        return tightest;
    }

    private static Map<String, String> headers(Window window, Instant now) {
        long reset = wholeSeconds(Duration.between(Instant.EPOCH, window.reset(now)));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-RateLimit-Limit", Integer.toString(window.limit));
        headers.put("X-RateLimit-Remaining", Integer.toString(window.remaining()));
        headers.put("X-RateLimit-Reset", Long.toString(reset));
        return headers;
    }

    /** Rounded up: a client that waits for the seconds named must not come too early. */
    private static long wholeSeconds(Duration time) {
        return time.plusNanos(999_999_999).getSeconds();
    }

    private static final class Window {
        private final int limit;
        private final Duration length;
        private final Deque<Instant> taken = new ArrayDeque<>();

        Window(int limit, Duration length) {
            this.limit = limit;
            this.length = length;
        }

        void forget(Instant now) {
            while (!taken.isEmpty() && !taken.peekFirst().plus(length).isAfter(now)) {
                taken.removeFirst();
            }
        }

        int remaining() {
            return limit - taken.size();
        }

        Instant reset(Instant now) {
            return taken.isEmpty() ? now : taken.peekFirst().plus(length);
        }
    }
}
