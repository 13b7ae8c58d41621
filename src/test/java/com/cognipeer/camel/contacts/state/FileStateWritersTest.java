package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.Positions.advance;
import static com.cognipeer.camel.contacts.state.Positions.revision;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several writers on one file at once. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FileStateWritersTest {

    @TempDir
    Path directory;

    private final Race race = new Race();
    private Path file;
    private AtomicFileStateRepository one;
    private AtomicFileStateRepository other;

    @BeforeEach
    void open() {
        file = directory.resolve("contacts.state");
        one = new AtomicFileStateRepository(file.toFile());
        other = new AtomicFileStateRepository(file.toFile());
    }

    @AfterEach
    void close() {
        race.close();
    }

    @Test
    void threadsOfTwoInstancesLoseNoUpdateOfEachOther() throws Exception {
        List<Throwable> ends = race.run(IntStream.range(0, 4)
                .<Runnable>mapToObj(key -> () -> write(key % 2 == 0 ? one : other, "key " + key))
                .toList());

        assertThat(ends).containsOnlyNulls();
        assertThat(IntStream.range(0, 4).mapToObj(key -> one.getState("key " + key)))
                .containsOnly(revision(50));
    }

    @Test
    void twoInstancesRacingForOneRevisionHaveOneWinner() throws Exception {
        for (int round = 1; round <= 100; round++) {
            int next = round;
            race.runForOneWinner(
                    "round " + round, () -> advance(one, "leads", next), () -> advance(other, "leads", next));
        }
        assertThat(one.getState("leads")).isEqualTo(revision(100));
    }

    @Test
    void twoThreadsOfOneInstanceRacingForOneRevisionHaveOneWinner() throws Exception {
        for (int round = 1; round <= 100; round++) {
            int next = round;
            race.runForOneWinner(
                    "round " + round, () -> advance(one, "leads", next), () -> advance(one, "leads", next));
        }
    }

    @Test
    void anInterruptedThreadStoresItsStateAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThat(advance(one, "leads", 1)).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(one.getState("leads")).isEqualTo(revision(1));
    }

    @Test
    void twoProcessesLoseNoUpdateOfEachOther() throws Exception {
        Path errors = directory.resolve("errors");
        Process leads = RevisionWriter.start(file, "leads", 300, errors);
        Process customers = RevisionWriter.start(file, "customers", 300, errors);
        try {
            leads.inputReader().lines().forEach(Objects::requireNonNull);
            customers.inputReader().lines().forEach(Objects::requireNonNull);
            assertThat(leads.waitFor()).as(Files.readString(errors)).isZero();
            assertThat(customers.waitFor()).as(Files.readString(errors)).isZero();
        } finally {
            leads.destroyForcibly();
            customers.destroyForcibly();
        }
        assertThat(one.getState("leads")).isEqualTo(revision(300));
        assertThat(one.getState("customers")).isEqualTo(revision(300));
    }

    private static void write(AtomicFileStateRepository repository, String key) {
        for (int revision = 1; revision <= 50; revision++) {
            assertThat(advance(repository, key, revision)).isTrue();
        }
    }
}
