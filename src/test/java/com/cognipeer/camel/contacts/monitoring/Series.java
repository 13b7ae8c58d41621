package com.cognipeer.camel.contacts.monitoring;

import com.cognipeer.camel.contacts.monitoring.PromQl.Condition;
import com.cognipeer.camel.contacts.monitoring.PromQl.Selector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line of what Prometheus reads from a process: a name and labels. */
record Series(String name, Map<String, String> labels) {

    /** Labels that Prometheus adds to each series. */
    static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static List<Series> of(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Series(line.group(1), labels(line.group(2) == null ? "" : line.group(2))))
                .toList();
    }

    private static Map<String, String> labels(String text) {
        return LABEL.matcher(text)
                .results()
                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2)));
    }

    boolean isSelectedBy(Selector selector) {
        return name.equals(selector.name())
                && selector.conditions().stream()
                        .filter(condition -> !OF_PROMETHEUS.contains(condition.label()))
                        .allMatch(this::meets);
    }

    /** A label that the series lacks meets no condition: the query was meant for another one. */
    private boolean meets(Condition condition) {
        String value = labels.get(condition.label());
        return value != null && condition.holds(value);
    }

    boolean has(String label) {
        return OF_PROMETHEUS.contains(label) || labels.containsKey(label);
    }
}
