package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.Positions.revision;
import static com.cognipeer.camel.contacts.state.Positions.revisionOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.Effort;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that writes without a pause is killed again and again. System properties: {@code kills}, how often, and
 * {@code seed} to have the moments of an earlier run.
 */
class KilledStateWriterTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledStateWriterTest.class);
    private static final int KILLS = Effort.times("kills", 2, 20, 20);
    private static final long SEED = Effort.seed();

    @TempDir
    Path directory;

    private Path file;
    private Path errors;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void leavesARevisionThatItWroteAndNoneOlderThanItReported() throws Exception {
        LOG.info("{} kills, seed={}", KILLS, SEED);
        file = directory.resolve("contacts.state");
        errors = directory.resolve("errors");
        Random moments = new Random(SEED);
        long stored = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            stored = killedAfter(stored, moments, "kill " + kill + " of seed " + SEED);
        }
        LOG.info("{} revisions were written", stored);
    }

    /** The revision in the file after the kill. */
    private long killedAfter(long before, Random moments, String kill) throws Exception {
        Process writer = RevisionWriter.start(file, "leads", Long.MAX_VALUE, errors);
        long reported = before;
        try (BufferedReader reports = writer.inputReader()) {
            int heard = moments.nextInt(50) + 1;
            for (String line = reports.readLine(); line != null; line = reports.readLine()) {
                assertThat(Long.parseLong(line)).as(kill).isEqualTo(reported + 1);
                reported++;
                if (--heard == 0) {
                    writer.waitFor(moments.nextInt(3000), TimeUnit.MICROSECONDS);
                    // By its handle: the process itself would drop the output that is still to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
            assertThat(heard)
                    .as("%s: reports not heard as the writer ended by itself", kill)
                    .isLessThanOrEqualTo(0);
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return stored(reported, kill);
    }

    private long stored(long reported, String kill) throws Exception {
        assertThat(Files.readString(errors)).as(kill).isEmpty();
        AtomicFileStateRepository repository = new AtomicFileStateRepository(file.toFile());
        repository.start();
        String value = repository.getState("leads");
        long revision = revisionOf(value);
        assertThat(value).as(kill).isEqualTo(revision(revision));
        assertThat(revision).as(kill).isBetween(reported, reported + 1);
        return revision;
    }
}
