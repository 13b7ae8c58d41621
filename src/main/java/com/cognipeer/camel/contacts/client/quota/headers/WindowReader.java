package com.cognipeer.camel.contacts.client.quota.headers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the window of a rate limit from headers, in each form that servers use. */
final class WindowReader {

    private static final String UNNAMED = "";

    private WindowReader() {}

    /** The window that refuses, or will be the first to refuse. */
    static RateLimitWindow of(Function<String, List<String>> headers, AnswerClocks clocks) {
        return listed(headers, clocks)
                .or(separate("RateLimit-", headers, clocks))
                .or(separate("X-RateLimit-", headers, clocks));
    }

    /** Drafts 3 to 6 of the IETF, and what was in use before them. */
    private static RateLimitWindow separate(
            String prefix, Function<String, List<String>> headers, AnswerClocks clocks) {
        RateLimitWindow window = new RateLimitWindow(
                RateLimitWindow.count(first(headers.apply(prefix + "Limit"))),
                RateLimitWindow.count(first(headers.apply(prefix + "Remaining"))),
                HeaderTime.of(first(headers.apply(prefix + "Reset")), clocks));
        return window.saysNothing() ? RateLimitWindow.UNKNOWN : window;
    }

    /** Draft 7, a dictionary for one window, and draft 8, a list of windows. */
    private static RateLimitWindow listed(Function<String, List<String>> headers, AnswerClocks clocks) {
        List<String> values = headers.apply("RateLimit");
        if (values.isEmpty()) {
            return RateLimitWindow.UNKNOWN;
        }
        Map<String, Policy> policies = policies(headers.apply("RateLimit-Policy"));
        Map<String, String> dictionary = new HashMap<>();
        List<RateLimitWindow> windows = new ArrayList<>();
        for (StructuredList.Item item : StructuredList.items(values)) {
            if (item.name().isEmpty()) {
                dictionary.putAll(item.parameters());
            } else {
                windows.add(window(item, policies.getOrDefault(item.name(), Policy.UNKNOWN), clocks));
            }
        }
        Policy only = policies.getOrDefault(UNNAMED, Policy.UNKNOWN);
        windows.add(new RateLimitWindow(
                RateLimitWindow.count(dictionary.get("limit")),
                RateLimitWindow.count(dictionary.get("remaining")),
                only.within(HeaderTime.of(dictionary.get("reset"), clocks), clocks)));
        windows.removeIf(RateLimitWindow::saysNothing);
        return RateLimitWindow.tightest(windows);
    }

    private static RateLimitWindow window(StructuredList.Item item, Policy policy, AnswerClocks clocks) {
        return new RateLimitWindow(
                policy.limit(),
                RateLimitWindow.count(item.parameters().get("r")),
                policy.within(HeaderTime.of(item.parameters().get("t"), clocks), clocks));
    }

    private static Map<String, Policy> policies(List<String> headers) {
        Map<String, Policy> policies = new HashMap<>();
        for (StructuredList.Item item : StructuredList.items(headers)) {
            String limit = item.parameters().get("q");
            Long window = RateLimitWindow.count(item.parameters().get("w"));
            // Until draft 7 the item is the limit, and has no name.
            policies.put(
                    limit == null ? UNNAMED : item.name(),
                    new Policy(
                            RateLimitWindow.count(limit == null ? item.name() : limit),
                            window == null ? null : Duration.ofSeconds(window)));
        }
        return policies;
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * The policy of a window; each part is null if the server does not give it.
     *
     * @param limit  how many requests it allows
     * @param length how long it is
     */
    private record Policy(Long limit, Duration length) {

        private static final Policy UNKNOWN = new Policy(null, null);

        /** An end far beyond the length of the window has another unit; then the length counts. */
        HeaderTime within(HeaderTime reset, AnswerClocks clocks) {
            boolean beyond =
                    reset != null && reset.in() != null && length != null && Waits.isAFactorAbove(reset.in(), length);
            return beyond ? HeaderTime.of(Long.toString(length.toSeconds()), clocks) : reset;
        }
    }
}
