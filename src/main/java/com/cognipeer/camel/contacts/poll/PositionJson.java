package com.cognipeer.camel.contacts.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Positions as JSON text. The revision comes first, where a repository that compares revisions finds it. What is not
 * exactly of this form is refused.
 */
public final class PositionJson {

    private static final int FORMAT = 1;
    private static final Set<String> FIELDS = Set.of(
            "revision",
            "format",
            "asOf",
            "workspaceId",
            "watermark",
            "from",
            "progress",
            "window",
            "forgotten",
            "forgottenUpTo");
    private static final Set<String> PROGRESS_FIELDS =
            Set.of("paging", "bound", "modified", "id", "passed", "offset", "doneUpTo", "looksBack");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private PositionJson() {}

    /** The position as text. */
    public static String write(Position position) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("revision", position.revision()).put("format", FORMAT);
        put(json, "asOf", position.asOf());
        json.put("workspaceId", position.workspaceId());
        put(json, "watermark", position.watermark());
        put(json, "from", position.from());
        json.set("progress", write(position.progress()));
        ArrayNode window = json.putArray("window");
        position.window()
                .forEach(entry ->
                        window.addArray().add(entry.key().modified().toString()).add(entry.version()));
        json.put("forgotten", position.forgotten());
        put(json, "forgottenUpTo", position.forgottenUpTo());
        return json.toString();
    }

    /**
     * Reads what {@link #write(Position)} wrote.
     *
     * @throws UnusablePositionException when the text is anything else
     */
    public static Position read(String text) {
        try {
            return position(object(MAPPER.readTree(text), "the value"));
        } catch (JsonProcessingException e) {
            throw new UnusablePositionException("cannot be read: it is no JSON from character "
                    + (e.getLocation() == null ? 0 : e.getLocation().getCharOffset()) + " on");
        }
    }

    private static Position position(ObjectNode json) {
        if (integer(json, "format") != FORMAT) {
            throw unreadable("format is not " + FORMAT + ", so another version of this component wrote it");
        }
        requireExactly(json, FIELDS);
        JsonNode progress = json.get("progress");
        return new Position(
                integer(json, "revision"),
                instant(json, "asOf"),
                text(json, "workspaceId"),
                instant(json, "watermark"),
                instant(json, "from"),
                progress.isNull() ? null : progress(object(progress, "progress")),
                window(json.get("window")),
                integer(json, "forgotten"),
                instant(json, "forgottenUpTo"));
    }

    private static JsonNode write(Progress progress) {
        if (progress == null) {
            return MAPPER.nullNode();
        }
        ObjectNode json = MAPPER.createObjectNode();
        json.put("paging", progress.paging().name());
        put(json, "bound", progress.bound());
        put(json, "modified", progress.modified());
        json.put("id", progress.id()).put("passed", progress.passed()).put("offset", progress.offset());
        json.put("doneUpTo", progress.doneUpTo());
        return json.put("looksBack", progress.looksBack());
    }

    private static Progress progress(ObjectNode json) {
        requireExactly(json, PROGRESS_FIELDS);
        JsonNode looksBack = json.get("looksBack");
        if (!looksBack.isBoolean() || text(json, "id") == null) {
            throw unreadable("progress has no looksBack or no id");
        }
        return new Progress(
                paging(text(json, "paging")),
                instant(json, "bound"),
                instant(json, "modified"),
                text(json, "id"),
                integer(json, "passed"),
                integer(json, "offset"),
                text(json, "doneUpTo"),
                looksBack.booleanValue());
    }

    private static Paging paging(String name) {
        try {
            return Paging.valueOf(String.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw unreadable("paging is none that is known");
        }
    }

    private static List<Remembered> window(JsonNode json) {
        if (!json.isArray()) {
            throw unreadable("window is no array");
        }
        List<Remembered> entries = new ArrayList<>(json.size());
        for (JsonNode entry : json) {
            String version = entry.path(1).asText();
            int colon = version.lastIndexOf(':');
            if (entry.size() != 2 || colon < 1) {
                throw unreadable("window has an entry that is no time and version");
            }
            SortKey key = new SortKey(instant(entry.get(0), "window"), version.substring(0, colon));
            entries.add(new Remembered(key, version));
        }
        return entries;
    }

    private static void put(ObjectNode json, String field, Instant instant) {
        json.put(field, instant == null ? null : instant.toString());
    }

    private static Instant instant(ObjectNode json, String field) {
        JsonNode value = json.get(field);
        return value.isNull() ? null : instant(value, field);
    }

    private static Instant instant(JsonNode value, String field) {
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeParseException e) {
            throw unreadable(field + " is no instant");
        }
    }

    private static String text(ObjectNode json, String field) {
        JsonNode value = json.get(field);
        if (value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw unreadable(field + " is no text");
        }
        return value.textValue();
    }

    private static long integer(ObjectNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw unreadable(field + " is no whole number of 0 or more");
        }
        return value.longValue();
    }

    /** A field that is missing stands for nothing: with a default in its place a position would start over in silence. */
    private static void requireExactly(ObjectNode json, Set<String> fields) {
        Set<String> found = new TreeSet<>();
        json.fieldNames().forEachRemaining(found::add);
        if (!found.equals(fields)) {
            Set<String> missing = new TreeSet<>(fields);
            missing.removeAll(found);
            throw unreadable(missing.isEmpty() ? "it has a field too many" : "it has no " + missing);
        }
    }

    private static ObjectNode object(JsonNode json, String what) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw unreadable(what + " is no JSON object");
    }

    private static UnusablePositionException unreadable(String defect) {
        return new UnusablePositionException("cannot be read: " + defect);
    }
}
