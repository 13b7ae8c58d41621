package com.cognipeer.camel.contacts.tooling;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the JSON of the console as text: a heading for each list, and a line for each of its entries. */
final class ConsoleText {

    private ConsoleText() {}

    static String of(Map<String, Object> shown) {
        return shown.entrySet().stream()
                .map(list -> list.getKey() + ":\n" + lines((List<?>) list.getValue()))
                .collect(Collectors.joining("\n"));
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
