package com.cognipeer.camel.contacts.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The progress of a reconciliation as JSON. A part that is missing, or is not of this form, is refused. */
final class ReconciliationJson {

    private ReconciliationJson() {}

    static ObjectNode write(Reconciliation reconciliation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("round", reconciliation.round());
        put(json, "begun", reconciliation.begun());
        json.put("phase", reconciliation.phase().name()).put("adopted", reconciliation.isAdopted());
        put(json, "since", reconciliation.since());
        SnapshotPlace place = reconciliation.place();
        json.set("place", place == null ? JsonNodeFactory.instance.nullNode() : write(place));
        json.put("tracked", reconciliation.tracked());
        json.put("brought", reconciliation.walk().contacts());
        ArrayNode controls = json.putArray("controls");
        reconciliation.walk().controls().forEach(controls::add);
        Reconciliation.Check check = reconciliation.check();
        put(json, "notBefore", check.notBefore());
        json.put("upTo", check.upTo());
        json.put("lacking", check.lacking()).put("reported", check.reported());
        json.put("doubts", check.doubts()).put("refusals", check.refusals());
        json.put("reason", check.reason());
        return reconciliation.isEmpty() ? json.put("empty", true) : json;
    }

    private static ObjectNode write(SnapshotPlace place) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("paging", place.paging().name()).put("id", place.id()).put("passed", place.passed());
        return json.put("offset", place.offset()).put("doneUpTo", place.doneUpTo());
    }

    private static void put(ObjectNode json, String field, Instant instant) {
        json.put(field, instant == null ? null : instant.toString());
    }

    /** @throws UnusablePositionException when this is not what {@link #write(Reconciliation)} wrote */
    static Reconciliation read(JsonNode json) {
        try {
            Reconciliation reconciliation = reconciliation(json);
            if (write(reconciliation).toString().equals(json.toString())) {
                return reconciliation;
            }
        } catch (IllegalArgumentException | NullPointerException | DateTimeParseException notOfThisForm) {
            // Refused below, without the value.
        }
        throw new UnusablePositionException("cannot be read: reconciliation is of another form");
    }

    private static Reconciliation reconciliation(JsonNode json) {
        List<String> controls = new ArrayList<>();
        json.get("controls").forEach(control -> controls.add(control.textValue()));
        return new Reconciliation(
                json.get("round").longValue(),
                instant(json, "begun"),
                Reconciliation.Phase.valueOf(json.get("phase").asText()),
                json.get("adopted").booleanValue(),
                instant(json, "since"),
                json.get("place").isNull() ? null : place(json.get("place")),
                json.get("tracked").longValue(),
                new Reconciliation.Brought(json.get("brought").longValue(), controls),
                new Reconciliation.Check(
                        instant(json, "notBefore"),
                        json.get("upTo").textValue(),
                        json.get("lacking").longValue(),
                        json.get("reported").longValue(),
                        json.get("doubts").intValue(),
                        json.get("refusals").intValue(),
                        json.get("reason").textValue()),
                json.has("empty"));
    }

    private static SnapshotPlace place(JsonNode json) {
        return new SnapshotPlace(
                Paging.valueOf(json.get("paging").asText()),
                json.get("id").textValue(),
                json.get("passed").longValue(),
                json.get("offset").longValue(),
                json.get("doneUpTo").textValue());
    }

    private static Instant instant(JsonNode json, String field) {
        String text = json.get(field).textValue();
        return text == null ? null : Instant.parse(text);
    }
}
