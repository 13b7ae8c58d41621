package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReconciliationJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @RepeatedTest(20)
    void aPositionWithAReconciliationReadsTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int count = 0; count < 20; count++) {
            Position position = Position.START.with(any(random));
            assertThat(PositionJson.read(PositionJson.write(position)))
                    .as("seed %d", seed)
                    .isEqualTo(position);
        }
    }

    static Stream<String> fields() {
        List<String> names = new ArrayList<>();
        // Only an empty inventory has the field "empty".
        ReconciliationJson.write(any(new Random(1)).empty(false)).fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aPositionWithoutOneOfItsFieldsIsRefused(String field) throws Exception {
        ObjectNode json = written();
        ((ObjectNode) json.get("reconciliation")).remove(field);

        assertThatThrownBy(() -> PositionJson.read(json.toString()))
                .isInstanceOf(UnusablePositionException.class)
                .hasMessage("cannot be read: reconciliation is of another form");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aPositionWithAFieldOfAnotherTypeIsRefused(String field) throws Exception {
        ObjectNode json = written();
        ((ObjectNode) json.get("reconciliation")).putArray(field).addArray();

        assertThatThrownBy(() -> PositionJson.read(json.toString())).isInstanceOf(UnusablePositionException.class);
    }

    private static ObjectNode written() throws Exception {
        JsonNode json = MAPPER.readTree(PositionJson.write(Position.START.with(any(new Random(1)))));
        return (ObjectNode) json;
    }

    private static Reconciliation any(Random random) {
        return new Reconciliation(
                random.nextInt(100),
                time(random),
                Reconciliation.Phase.values()[random.nextInt(4)],
                random.nextBoolean(),
                time(random),
                random.nextBoolean() ? null : new SnapshotPlace(Paging.pages, "id", 3_000_000_000L, 7, text(random)),
                random.nextLong(1L << 40),
                new Reconciliation.Brought(random.nextInt(9), List.of("a", "b")),
                new Reconciliation.Check(
                        time(random), text(random), random.nextInt(9), random.nextInt(9), 1, 2, text(random)),
                random.nextBoolean());
    }

    private static Instant time(Random random) {
        return random.nextBoolean() ? null : Instant.ofEpochMilli(random.nextLong(1L << 41));
    }

    private static String text(Random random) {
        return random.nextBoolean() ? null : "text " + random.nextInt(9);
    }
}
