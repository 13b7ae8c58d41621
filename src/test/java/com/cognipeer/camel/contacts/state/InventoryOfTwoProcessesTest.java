package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes write to one inventory, and a third reads it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class InventoryOfTwoProcessesTest {

    private static final int STEPS = 100;

    @TempDir
    Path directory;

    @Test
    void twoProcessesLoseNoRowOfEachOtherAndAThirdSeesThem() throws Exception {
        Path file = directory.resolve("contacts.state");
        Path errors = directory.resolve("errors");
        InventoryRows reader = new AtomicFileStateRepository(file.toFile()).inventory(InventorySteps.KEY);
        InventorySteps one = new InventorySteps(1, "a", 0);
        InventorySteps other = new InventorySteps(2, "b", 0);
        Process first = one.start(file, 1, STEPS, errors);
        Process second = other.start(file, 1, STEPS, errors);
        try {
            first.inputReader().lines().forEach(step -> assertThat(reader.size())
                    .isPositive());
            second.inputReader().lines().forEach(Objects::requireNonNull);
            assertThat(first.waitFor()).as(Files.readString(errors)).isZero();
            assertThat(second.waitFor()).as(Files.readString(errors)).isZero();
        } finally {
            first.destroyForcibly();
            second.destroyForcibly();
        }
        TreeMap<String, InventoryRow> expected = new TreeMap<>();
        LongStream.rangeClosed(1, STEPS).forEach(step -> {
            one.run(step, expected);
            other.run(step, expected);
        });
        assertThat(reader.between(null, null, Integer.MAX_VALUE)).containsExactlyElementsOf(expected.values());
        assertThat(reader.size()).isEqualTo(expected.size());
    }
}
