package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The behaviour of an inventory in a table of any database. */
abstract class InventoryInATableContract extends InventoryContract {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final AtomicInteger TABLES = new AtomicInteger();

    private WatchedDataSource database;
    private String table;

    abstract DataSource dataSource();

    @BeforeEach
    void useAnotherTable() {
        database = new WatchedDataSource(dataSource());
        table = "KEPT_" + TABLES.incrementAndGet();
    }

    @Override
    JdbcStateRepository repository() {
        JdbcStateRepository repository = new JdbcStateRepository(database.dataSource());
        repository.setTable(table);
        repository.start();
        return repository;
    }

    @Test
    void whoeverUsesNoInventoryHasNoTableOfThem() throws SQLException {
        JdbcStateRepository repository = repository();
        repository.setState("leads", "position");
        repository.setState("leads", null);

        assertThat(isThere()).isFalse();
        repository.inventory("leads");
        assertThat(isThere()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWriteThatFailsHalfWayStoresNothing(boolean autoCommit) {
        database.deliverAutoCommit(autoCommit);
        InventoryRows rows = repository().inventory("leads");
        rows.write(List.of(row("a", "old"), row("b", "old")), List.of());
        database.beforeFirst("INSERT", () -> {
            throw new IllegalStateException("the network is gone");
        });

        assertThatThrownBy(() -> rows.write(List.of(row("a", "new"), row("c", "new")), List.of("b")))
                .hasMessage("the network is gone");

        assertThat(database.autoCommitAtClose()).isEqualTo(autoCommit);
        assertThat(database.open()).isZero();
        assertThat(rows.between(null, null, 9)).containsExactly(row("a", "old"), row("b", "old"));
        assertThat(rows.size()).isEqualTo(2);
        rows.write(List.of(row("a", "new"), row("c", "new")), List.of("b"));
        assertThat(database.autoCommitAtClose()).isEqualTo(autoCommit);
        assertThat(repository().inventory("leads").between(null, null, 9))
                .containsExactly(row("a", "new"), row("c", "new"));
    }

    @Test
    void aWriteOfManyRowsIsOneTransactionForOthers() {
        InventoryRows rows = repository().inventory("leads");
        InventoryRows others = repository().inventory("leads");
        database.beforeFirst(
                "UPDATE " + table + "_INVENTORY SET entry_round = entry_round + 1",
                () -> assertThat(others.between(null, null, 9)).isEmpty());
        rows.write(
                IntStream.range(0, 1200).mapToObj(InventoryContract::numbered).toList(), List.of());

        assertThat(others.size()).isEqualTo(1200);
    }

    @Test
    void aWriterWaitsUntilAnotherOneHasStoredTheSameNewRow() {
        InventoryRows rows = repository().inventory("leads");
        InventoryRows others = repository().inventory("leads");
        Future<?> other = betweenUpdateAndInsert(() -> others.write(List.of(row("a", "second")), List.of()));

        rows.write(List.of(row("a", "first"), row("b", null)), List.of());

        assertThat(other).succeedsWithin(LONG);
        assertThat(rows.between(null, null, 9)).containsExactly(row("a", "second"), row("b", null));
        assertThat(rows.size()).isEqualTo(2);
    }

    @Test
    void whoeverClearsAnInventoryWaitsForAWriterAndLeavesNothingOfIt() {
        InventoryRows rows = repository().inventory("leads");
        rows.write(List.of(row("0", null)), List.of());
        InventoryRows others = repository().inventory("leads");
        Future<?> other = betweenUpdateAndInsert(others::clear);

        rows.write(List.of(row("a", null)), List.of());

        assertThat(other).succeedsWithin(LONG);
        assertThat(rows.between(null, null, 9)).isEmpty();
        assertThat(rows.size()).isZero();
    }

    /** Begins the work on another thread when the next write has found that its row is not there. It may end at once, or wait. */
    private Future<?> betweenUpdateAndInsert(Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        database.beforeFirst("INSERT", () -> {
            CompletableFuture.runAsync(work).whenComplete((nothing, failure) -> {
                if (failure == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(failure);
                }
            });
            try {
                done.get(300, TimeUnit.MILLISECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException waits) {
                // The future tells it later.
            }
        });
        return done;
    }

    @Test
    void theInventoryStaysIfTheStateOfItsKeyCannotBeRemoved() {
        JdbcStateRepository repository = repository();
        repository.setState("leads", "position");
        repository.inventory("leads").write(List.of(row("a", null)), List.of());
        database.beforeFirst("DELETE FROM " + table + " WHERE", () -> {
            throw new IllegalStateException("the network is gone");
        });

        assertThatThrownBy(() -> repository.setState("leads", null)).hasMessage("the network is gone");

        assertThat(repository.getState("leads")).isEqualTo("position");
        assertThat(repository.inventory("leads").between(null, null, 9)).containsExactly(row("a", null));
    }

    @Test
    void aTableInWhichTwoRowsCouldHaveOneIdIsRefused() throws SQLException {
        JdbcStateRepository repository = repository();
        repository.inventory("leads");
        sql("CREATE TABLE COPY_OF_" + table + " AS SELECT * FROM " + table + "_INVENTORY");
        sql("DROP TABLE " + table + "_INVENTORY");
        sql("ALTER TABLE COPY_OF_" + table + " RENAME TO " + table + "_INVENTORY");

        assertThatThrownBy(() -> repository.inventory("leads"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ALTER TABLE " + table + "_INVENTORY ADD PRIMARY KEY (state_key, entry_id)");
    }

    @Test
    void aTableThatOrdersIdsAsTextIsRefused() throws SQLException {
        sql("CREATE TABLE " + table + "_INVENTORY (state_key VARCHAR(255) NOT NULL, entry_id VARCHAR(255) NOT NULL,"
                + " integration_id VARCHAR(255), integration_hash INTEGER, entry_version VARCHAR(255), entry_state"
                + " VARCHAR(255), entry_round BIGINT, PRIMARY KEY (state_key, entry_id))");

        assertThatThrownBy(() -> repository().inventory("leads"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The column entry_id of table " + table + "_INVENTORY has the type ")
                .hasMessageContaining("make it a type of bytes, such as ");
    }

    @Test
    void textsOfAnyLengthAreKeptWhereTheyMayBeLongAndRefusedWhereNot() {
        InventoryRows rows = repository().inventory("leads");
        rows.write(List.of(row("k".repeat(127), "é".repeat(5000))), List.of("x".repeat(300)));

        assertThat(rows.withIntegrationIds(List.of("é".repeat(5000)))).hasSize(1);
        assertThatThrownBy(() -> rows.write(List.of(row("k".repeat(256), null)), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 256 characters and does not fit into table " + table + "_INVENTORY");
        assertThatThrownBy(() -> repository().inventory("k".repeat(256)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a shorter stateKey");
    }

    @Test
    void twoNodesThatMakeTheTableAtOnceBothFindIt() {
        JdbcStateRepository one = repository();
        JdbcStateRepository other = repository();
        database.beforeFirst("CREATE", () -> other.inventory("leads").write(List.of(row("a", null)), List.of()));

        assertThat(one.inventory("leads").size()).isOne();
    }

    @Test
    void aDriverThatDoesNotCountItsChangesIsRefusedAndNothingIsLost() {
        InventoryRows rows = repository().inventory("leads");
        rows.write(List.of(row("a", "old")), List.of());
        database.countNoBatch();

        assertThatThrownBy(() -> rows.write(List.of(row("a", "new"), row("b", "new")), List.of()))
                .hasRootCauseMessage("The driver does not tell how many rows a statement of a batch changed");
        assertThatThrownBy(() -> rows.write(List.of(), List.of("a"))).isInstanceOf(IllegalStateException.class);
        assertThat(rows.between(null, null, 9)).containsExactly(row("a", "old"));
    }

    private boolean isThere() throws SQLException {
        try (Connection connection = dataSource().getConnection()) {
            for (String name :
                    List.of(table + "_INVENTORY", (table + "_inventory").toLowerCase(java.util.Locale.ROOT))) {
                try (ResultSet tables = connection.getMetaData().getTables(null, null, name, null)) {
                    if (tables.next()) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
