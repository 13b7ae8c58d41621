package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationJsonTest {

    private static final Instant TIME = Instant.parse("2026-11-25T10:00:00Z");

    private static final Reconciliation WALKING = new Reconciliation(
            3,
            TIME,
            Reconciliation.Phase.WALKING,
            true,
            TIME.minusSeconds(60),
            new SnapshotPlace(Paging.pages, "b", 7, 5, "a"),
            12,
            new Reconciliation.Brought(2, List.of("a", "b")),
            new Reconciliation.Check(TIME.plusSeconds(3), "b", 4, 5, 1, 2, "too many"));

    @Test
    void aReconciliationIsReadAsItWasWritten() {
        assertThat(throughText(WALKING)).isEqualTo(WALKING);
    }

    @Test
    void aReconciliationOfWhichLittleIsKnownIsReadAsItWasWritten() {
        Reconciliation none = Reconciliation.none(null, false, null);
        assertThat(throughText(none)).isEqualTo(none);
    }

    @Test
    void aFieldOfAnotherFormIsRefused() {
        ObjectNode json = ReconciliationJson.write(WALKING);
        for (String field : fieldsOf(json)) {
            ObjectNode without = json.deepCopy();
            without.remove(field);
            assertThatThrownBy(() -> ReconciliationJson.read(without))
                    .as(field)
                    .isInstanceOf(UnusablePositionException.class);
            ObjectNode other = json.deepCopy();
            other.putArray(field).addObject();
            assertThatThrownBy(() -> ReconciliationJson.read(other))
                    .as(field)
                    .isInstanceOf(UnusablePositionException.class);
        }
    }

    private static List<String> fieldsOf(ObjectNode json) {
        List<String> fields = new ArrayList<>();
        json.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private static Reconciliation throughText(Reconciliation reconciliation) {
        Position position = new Position(1, TIME, "W", null, reconciliation);
        return PositionJson.read(PositionJson.write(position)).reconciliation();
    }
}
