package com.cognipeer.camel.contacts.monitoring;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A query of the dashboard or of an alert.
 *
 * @param name   of its panel or alert
 * @param query  in Prometheus' language
 * @param labels that texts about its result name
 */
record NamedQuery(String name, String query, List<String> labels) {

    private static final Pattern LABEL = Pattern.compile("\\{\\{ *(?:\\$labels\\.)?(\\w+) *}}");

    /** The labels in a legend of Grafana or a text of Prometheus. */
    static List<String> labelsIn(String template) {
        return LABEL.matcher(template).results().map(label -> label.group(1)).toList();
    }
}
