package com.cognipeer.camel.contacts.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The entries of a window as JSON: an array of the time and the version of each. Anything else is refused. */
final class WindowJson {

    private WindowJson() {}

    static ArrayNode write(List<Window.Entry> entries) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Window.Entry entry : entries) {
            json.addArray().add(entry.key().modified().toString()).add(entry.version());
        }
        return json;
    }

    /** @throws UnusablePositionException when this is not what {@link #write(List)} wrote */
    static List<Window.Entry> read(JsonNode json) {
        if (!json.isArray()) {
            throw unreadable("window is no array");
        }
        List<Window.Entry> entries = new ArrayList<>(json.size());
        for (JsonNode entry : json) {
            String version = entry.path(1).asText();
            int colon = version.lastIndexOf(':');
            if (entry.size() != 2 || colon < 1) {
                throw unreadable("window has an entry that is no time and version");
            }
            SortKey key = new SortKey(instant(entry.get(0)), version.substring(0, colon));
            entries.add(new Window.Entry(key, version));
        }
        return entries;
    }

    private static Instant instant(JsonNode value) {
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeParseException e) {
            throw unreadable("window is no instant");
        }
    }

    private static UnusablePositionException unreadable(String defect) {
        return new UnusablePositionException("cannot be read: " + defect);
    }
}
