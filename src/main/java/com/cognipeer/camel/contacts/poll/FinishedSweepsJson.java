package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.poll.FinishedSweeps.FinishedSweep;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finished sweeps as JSON: an array of two times for each. Anything else is refused. */
final class FinishedSweepsJson {

    private FinishedSweepsJson() {}

    static ArrayNode write(FinishedSweeps sweeps) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (FinishedSweep sweep : sweeps.sweeps()) {
            json.addArray().add(sweep.settled().toString()).add(sweep.answered().toString());
        }
        return json;
    }

    /** @throws UnusablePositionException when this is not what {@link #write(FinishedSweeps)} wrote */
    static FinishedSweeps read(JsonNode json) {
        try {
            List<FinishedSweep> sweeps = new ArrayList<>(json.size());
            for (JsonNode sweep : json) {
                sweeps.add(new FinishedSweep(instant(sweep.path(0)), instant(sweep.path(1))));
            }
            FinishedSweeps read = new FinishedSweeps(sweeps);
            if (write(read).equals(json)) {
                return read;
            }
        } catch (DateTimeException noTime) {
            // Refused below, without the value.
        }
        throw new UnusablePositionException("cannot be read: sweeps has an entry that is no pair of times");
    }

    private static Instant instant(JsonNode text) {
        return Instant.parse(text.asText());
    }
}
