package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.Effort;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that writes to an inventory without a pause is killed again and again, in the middle of writes, merges and removals.
 * System properties: {@code inventorykills}, how often, and {@code seed} to have the moments of an earlier run.
 */
class KilledInventoryWriterTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledInventoryWriterTest.class);
    private static final int KILLS = Effort.times("inventorykills", 1, 5, 50);
    private static final long SEED = Effort.seed();
    private static final int CLEAR_EVERY = 40;

    private final InventorySteps steps = new InventorySteps(SEED, "c", CLEAR_EVERY);
    /** The rows after the last step that is known to be done. */
    private final TreeMap<String, InventoryRow> expected = new TreeMap<>();

    @TempDir
    Path directory;

    private long done;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void leavesEveryWriteThatItReportedAndNoneHalf() throws Exception {
        LOG.info("{} kills, seed={}", KILLS, SEED);
        Path file = directory.resolve("contacts.state");
        Random moments = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            killAfter(moments.nextInt(120) + 1, moments.nextInt(3000), file);
            isAfterTheLastReportOrOneStepMore(file, "kill " + kill + " of seed " + SEED);
        }
        LOG.info("{} steps were done", done);
    }

    private void killAfter(int reports, int microseconds, Path file) throws Exception {
        Path errors = directory.resolve("errors");
        Process writer = steps.start(file, done + 1, Long.MAX_VALUE, errors);
        try (BufferedReader lines = writer.inputReader()) {
            int heard = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                done = Long.parseLong(line);
                steps.run(done, expected);
                if (++heard == reports) {
                    writer.waitFor(microseconds, TimeUnit.MICROSECONDS);
                    // By its handle: the process itself would drop the output that is still to be read.
                    writer.toHandle().destroyForcibly();
                }
            }
            assertThat(heard).as("reports").isGreaterThanOrEqualTo(reports);
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(Files.readString(errors)).isEmpty();
    }

    private void isAfterTheLastReportOrOneStepMore(Path file, String kill) {
        InventoryRows rows = new AtomicFileStateRepository(file.toFile()).inventory(InventorySteps.KEY);
        List<InventoryRow> found = rows.between(null, null, Integer.MAX_VALUE);
        assertThat(rows.size()).as(kill).isEqualTo(found.size());
        if (!found.equals(List.copyOf(expected.values()))) {
            done++;
            steps.run(done, expected);
            assertThat(found).as(kill).containsExactlyElementsOf(expected.values());
        }
    }
}
