package com.cognipeer.camel.contacts.client.told;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what a server tells of its quota, in each form that limiters use. */
final class QuotaFields {

    private static final String UNNAMED = "";

    private QuotaFields() {}

    /** The window that refuses, or will be the first to refuse. */
    static ToldWindow of(Function<String, List<String>> headers, Clocks clocks) {
        return listed(headers, clocks)
                .or(separate("RateLimit-", headers, clocks))
                .or(separate("X-RateLimit-", headers, clocks));
    }

    /** Drafts 3 to 6 of the IETF, and what was in use before them. */
    private static ToldWindow separate(String prefix, Function<String, List<String>> headers, Clocks clocks) {
        ToldWindow window = new ToldWindow(
                ToldWindow.count(first(headers.apply(prefix + "Limit"))),
                ToldWindow.count(first(headers.apply(prefix + "Remaining"))),
                ToldTime.of(first(headers.apply(prefix + "Reset")), clocks));
        return window.saysNothing() ? ToldWindow.UNKNOWN : window;
    }

    /** Draft 7, a dictionary for one window, and draft 8, a list of windows. */
    private static ToldWindow listed(Function<String, List<String>> headers, Clocks clocks) {
        List<String> told = headers.apply("RateLimit");
        if (told.isEmpty()) {
            return ToldWindow.UNKNOWN;
        }
        Map<String, Policy> policies = policies(headers.apply("RateLimit-Policy"));
        Map<String, String> dictionary = new HashMap<>();
        List<ToldWindow> windows = new ArrayList<>();
        for (StructuredList.Item item : StructuredList.items(told)) {
            if (item.name().isEmpty()) {
                dictionary.putAll(item.parameters());
            } else {
                windows.add(window(item, policies.getOrDefault(item.name(), Policy.UNKNOWN), clocks));
            }
        }
        Policy only = policies.getOrDefault(UNNAMED, Policy.UNKNOWN);
        windows.add(new ToldWindow(
                ToldWindow.count(dictionary.get("limit")),
                ToldWindow.count(dictionary.get("remaining")),
                only.within(ToldTime.of(dictionary.get("reset"), clocks), clocks)));
        windows.removeIf(ToldWindow::saysNothing);
        return ToldWindow.tightest(windows);
    }

    private static ToldWindow window(StructuredList.Item item, Policy policy, Clocks clocks) {
        return new ToldWindow(
                policy.limit(),
                ToldWindow.count(item.parameters().get("r")),
                policy.within(ToldTime.of(item.parameters().get("t"), clocks), clocks));
    }

    private static Map<String, Policy> policies(List<String> headers) {
        Map<String, Policy> policies = new HashMap<>();
        for (StructuredList.Item item : StructuredList.items(headers)) {
            String limit = item.parameters().get("q");
            Long window = ToldWindow.count(item.parameters().get("w"));
            // Until draft 7 the item is the limit, and has no name.
            policies.put(
                    limit == null ? UNNAMED : item.name(),
                    new Policy(
                            ToldWindow.count(limit == null ? item.name() : limit),
                            window == null ? null : Duration.ofSeconds(window)));
        }
        return policies;
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * What a window is told to be; each is null when it is not told.
     *
     * @param limit  how many requests it allows
     * @param length how long it is
     */
    private record Policy(Long limit, Duration length) {

        private static final Policy UNKNOWN = new Policy(null, null);

        /** An end that lies a factor beyond the window is told in another unit. */
        ToldTime within(ToldTime reset, Clocks clocks) {
            boolean beyond =
                    reset != null && reset.in() != null && length != null && Hints.isAFactorAbove(reset.in(), length);
            return beyond ? ToldTime.of(Long.toString(length.toSeconds()), clocks) : reset;
        }
    }
}
