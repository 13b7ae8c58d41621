package com.cognipeer.camel.contacts.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Positions as JSON text. A text that is not exactly of this form is refused. Every version writes the same fields for both
 * modes, so that each reads the positions of the others.
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
    private static final String RECONCILIATION = "reconciliation";
    private static final String SWEEPS = "sweeps";
    private static final Set<String> PROGRESS_FIELDS =
            Set.of("paging", "bound", "modified", "id", "passed", "offset", "doneUpTo", "looksBack");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private PositionJson() {}

    /** The position as text. */
    public static String write(Position position) {
        ObjectNode json = MAPPER.createObjectNode();
        // First: the version before and some repositories of users compare the revision at the beginning of the text.
        json.put("revision", position.revision()).put("format", FORMAT);
        put(json, "asOf", position.asOf());
        json.put("workspaceId", position.workspaceId());
        ChangesPlace changes = position.place() instanceof ChangesPlace place ? place : ChangesPlace.START;
        put(json, "watermark", changes.watermark());
        put(json, "from", changes.from());
        json.set("progress", progress(position.place()));
        json.set("window", WindowJson.write(changes.window().entries()));
        json.put("forgotten", changes.window().forgotten());
        put(json, "forgottenUpTo", changes.window().forgottenUpTo());
        if (!changes.sweeps().sweeps().isEmpty()) {
            json.set(SWEEPS, FinishedSweepsJson.write(changes.sweeps()));
        }
        if (position.reconciliation() != null) {
            // Only then: versions that know no reconciliation read the positions of consumers without one.
            json.set(RECONCILIATION, ReconciliationJson.write(position.reconciliation()));
        }
        return json.toString();
    }

    private static JsonNode progress(Position.Place place) {
        if (place instanceof SnapshotPlace snapshot) {
            return progress(snapshot);
        }
        return place instanceof ChangesPlace changes && changes.progress() != null
                ? progress(changes.progress())
                : MAPPER.nullNode();
    }

    private static JsonNode progress(SnapshotPlace place) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("paging", place.paging().name()).putNull("bound").putNull("modified");
        json.put("id", place.id()).put("passed", place.passed()).put("offset", place.offset());
        return json.put("doneUpTo", place.doneUpTo()).put("looksBack", true);
    }

    private static JsonNode progress(ChangesPlace.Progress progress) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("paging", progress.paging().name());
        put(json, "bound", progress.bound());
        put(json, "modified", progress.last().modified());
        json.put("id", progress.last().id()).put("passed", progress.passed()).put("offset", progress.offset());
        return json.putNull("doneUpTo").put("looksBack", progress.looksBack());
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
        JsonNode reconciliation = json.remove(RECONCILIATION);
        JsonNode sweeps = json.remove(SWEEPS);
        requireExactly(json, FIELDS);
        return new Position(
                integer(json, "revision"),
                instant(json, "asOf"),
                text(json, "workspaceId"),
                place(json, sweeps == null ? FinishedSweeps.NONE : FinishedSweepsJson.read(sweeps)),
                reconciliation == null ? null : ReconciliationJson.read(reconciliation));
    }

    /** Only a sweep over changes has the date of a contact. */
    private static Position.Place place(ObjectNode json, FinishedSweeps sweeps) {
        ObjectNode progress = json.get("progress").isNull() ? null : object(json.get("progress"), "progress");
        if (progress != null) {
            requireExactly(progress, PROGRESS_FIELDS);
        }
        Window.Content window = new Window.Content(
                WindowJson.read(json.get("window")), integer(json, "forgotten"), instant(json, "forgottenUpTo"));
        boolean isSnapshot = progress != null && progress.get("modified").isNull();
        ChangesPlace changes = new ChangesPlace(
                instant(json, "watermark"),
                instant(json, "from"),
                progress == null || isSnapshot ? null : changes(progress),
                window,
                sweeps);
        if (!changes.equals(ChangesPlace.START)) {
            requireNot(isSnapshot, "progress has no modified");
            return changes;
        }
        return isSnapshot ? snapshot(progress) : null;
    }

    private static SnapshotPlace snapshot(ObjectNode json) {
        requireNot(instant(json, "bound") != null || !looksBack(json), "progress has no modified");
        return new SnapshotPlace(
                paging(text(json, "paging")),
                id(json),
                integer(json, "passed"),
                integer(json, "offset"),
                text(json, "doneUpTo"));
    }

    private static ChangesPlace.Progress changes(ObjectNode json) {
        requireNot(text(json, "doneUpTo") != null, "progress has a doneUpTo");
        return new ChangesPlace.Progress(
                paging(text(json, "paging")),
                instant(json, "bound"),
                new SortKey(instant(json, "modified"), id(json)),
                integer(json, "passed"),
                integer(json, "offset"),
                looksBack(json));
    }

    private static String id(ObjectNode progress) {
        String id = text(progress, "id");
        requireNot(id == null, "progress has no id");
        return id;
    }

    private static boolean looksBack(ObjectNode progress) {
        JsonNode looksBack = progress.get("looksBack");
        requireNot(!looksBack.isBoolean(), "progress has no looksBack");
        return looksBack.booleanValue();
    }

    private static Paging paging(String name) {
        try {
            return Paging.valueOf(String.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw unreadable("paging is unknown");
        }
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
        requireNot(!value.isTextual(), field + " is no text");
        return value.textValue();
    }

    private static long integer(ObjectNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw unreadable(field + " is no whole number of 0 or more");
        }
        return value.longValue();
    }

    /** A missing field has no default: with one, a damaged position would start over in silence. */
    private static void requireExactly(ObjectNode json, Set<String> fields) {
        Set<String> found = new TreeSet<>();
        json.fieldNames().forEachRemaining(found::add);
        if (!found.equals(fields)) {
            Set<String> missing = new TreeSet<>(fields);
            missing.removeAll(found);
            throw unreadable(missing.isEmpty() ? "it has an unknown field" : "it has no " + missing);
        }
    }

    private static ObjectNode object(JsonNode json, String what) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw unreadable(what + " is no JSON object");
    }

    private static void requireNot(boolean defective, String defect) {
        if (defective) {
            throw unreadable(defect);
        }
    }

    private static UnusablePositionException unreadable(String defect) {
        return new UnusablePositionException("cannot be read: " + defect);
    }
}
