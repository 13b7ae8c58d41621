package com.cognipeer.camel.contacts.tooling;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the JSON of the console as text. A list has a heading and a line for each of its entries; any other value has one line.
 */
final class ConsoleText {

    private ConsoleText() {}

    static String of(Map<String, Object> shown) {
        return shown.entrySet().stream()
                .map(value -> value.getKey() + ":" + text(value.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String text(Object value) {
        return value instanceof List<?> entries ? "\n" + lines(entries) : " " + value + "\n";
    }

    private static String lines(List<?> entries) {
        return entries.stream()
                .map(entry -> "    " + line((Map<?, ?>) entry) + "\n")
                .collect(Collectors.joining());
    }

    private static String line(Map<?, ?> entry) {
        return entry.entrySet().stream()
                .map(figure -> figure.getKey() + "=" + figure.getValue())
                .collect(Collectors.joining(" "));
    }
}
