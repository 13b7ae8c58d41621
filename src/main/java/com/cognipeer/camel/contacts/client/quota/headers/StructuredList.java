package com.cognipeer.camel.contacts.client.quota.headers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads headers that are lists of items with parameters (RFC 9651), as far as those of quotas need it. */
final class StructuredList {

    private StructuredList() {}

    /**
     * One item of the list.
     *
     * @param name       its value without quotation marks
     * @param parameters its parameters by their names in lower case, the values without quotation marks
     */
    record Item(String name, Map<String, String> parameters) {}

    static List<Item> items(List<String> headers) {
        List<Item> items = new ArrayList<>();
        for (String header : headers) {
            for (String text : split(header, ',')) {
                if (!text.isEmpty()) {
                    items.add(item(text));
                }
            }
        }
        return items;
    }

    private static Item item(String text) {
        List<String> parts = split(text, ';');
        Map<String, String> parameters = new LinkedHashMap<>();
        String head = parts.get(0);
        // Draft 7 has a dictionary: its item is a parameter itself.
        boolean isParameter = !head.startsWith("\"") && head.indexOf('=') > 0;
        for (String part : isParameter ? parts : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(part.substring(equals + 1).strip()));
            }
        }
        return new Item(isParameter ? "" : unquoted(head), parameters);
    }

    /** Not within quotation marks; a mark behind a backslash does not count as one. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\' && i + 1 < text.length()) {
                part.append(c).append(text.charAt(++i));
            } else if (c == separator && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                quoted ^= c == '"';
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
