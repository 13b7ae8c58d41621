package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.poll.DeletionHistory;
import com.cognipeer.camel.contacts.poll.Inventory;
import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The random histories of deletions through the inventories that the state repositories keep. */
class StoredDeletionHistoriesTest {

    private static final int RUNS = Effort.times("stored.deletions", 2, 15, 500);
    private static final long SEED = Effort.seed();

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} {1} byPages={2}")
    @CsvSource({
        "files, changes, false",
        "files, changes, true",
        "files, snapshot, false",
        "files, snapshot, true",
        "H2, changes, false",
        "H2, changes, true",
        "H2, snapshot, false",
        "H2, snapshot, true",
    })
    void whatIsGoneIsReportedAndNothingElse(String store, String mode, boolean byPages) {
        System.out.println("deletions in " + store + ": seed " + SEED + ", " + RUNS + " histories");
        for (long seed = SEED; seed < SEED + RUNS; seed++) {
            Supplier<Inventory> opened = store.equals("files") ? inFiles(seed) : inTable(seed);
            assertThat(DeletionHistory.of(seed, mode.equals("changes"), byPages, opened)
                            .run()
                            .faults())
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    private Supplier<Inventory> inFiles(long seed) {
        return () -> {
            AtomicFileStateRepository repository = new AtomicFileStateRepository(
                    folder.resolve("positions-" + seed).toFile());
            repository.start();
            return new StoredInventory(repository.inventory("contacts"));
        };
    }

    private static Supplier<Inventory> inTable(long seed) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:deletions" + System.nanoTime() + seed + ";DB_CLOSE_DELAY=-1");
        return () -> {
            JdbcStateRepository repository = new JdbcStateRepository(database);
            repository.start();
            return new StoredInventory(repository.inventory("contacts"));
        };
    }
}
