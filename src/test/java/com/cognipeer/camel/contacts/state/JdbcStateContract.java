package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.Positions.advance;
import static com.cognipeer.camel.contacts.state.Positions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The behaviour of state in a table, of any database. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class JdbcStateContract {

    private static final int ROUNDS = 100;
    private static final AtomicInteger TABLES = new AtomicInteger();

    private final Race race = new Race();
    private WatchedDataSource database;
    private JdbcStateRepository one;
    private JdbcStateRepository other;

    abstract DataSource dataSource();

    private static String unusedTable() {
        return "STATE_" + TABLES.incrementAndGet();
    }

    @BeforeEach
    void start() {
        database = new WatchedDataSource(dataSource());
        String table = unusedTable();
        one = repository(table);
        other = repository(table);
        one.start();
        other.start();
    }

    @AfterEach
    void close() {
        race.close();
        assertThat(database.open()).as("connections left open").isZero();
    }

    @Test
    void aKeyThatWasNeverStoredHasNoState() {
        assertThat(one.getState("leads")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "plain", "two\nlines\r\n", "a\ttab", "\\u0041 ' \" ?", "Zoë 日本 😀"})
    void anyKeyAndAnyValueComeBackAsTheyWere(String text) {
        one.setState(text, "value of " + text);
        one.setState("key", text);

        assertThat(other.getState(text)).isEqualTo("value of " + text);
        assertThat(other.getState("key")).isEqualTo(text);
    }

    @Test
    void longValuesAndLongKeysComeBackAsTheyWere() {
        String key = "k".repeat(255);
        String value = revision(1) + "é".repeat(300_000);
        one.setState(key, value);

        assertThat(other.getState(key)).isEqualTo(value);
    }

    @Test
    void keysAreToldApartToTheLastBit() {
        one.setState("leads", "small");
        one.setState("Leads", "capital");
        one.setState("leads ", "blank");

        assertThat(List.of("leads", "Leads", "leads "))
                .extracting(other::getState)
                .containsExactly("small", "capital", "blank");
    }

    @Test
    void nullRemovesTheKeyAndNoOther() {
        one.setState("leads", revision(1));
        one.setState("customers", revision(1));
        one.setState("leads", null);

        assertThat(other.getState("leads")).isNull();
        assertThat(other.getState("customers")).isEqualTo(revision(1));
    }

    @Test
    void positionsFollowEachOtherWhoeverStoresThem() {
        assertThat(advance(one, "leads", 1)).isTrue();
        assertThat(advance(other, "leads", 2)).isTrue();
        assertThat(advance(one, "leads", 3)).isTrue();

        assertThat(other.getState("leads")).isEqualTo(revision(3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4})
    void aPositionThatDoesNotFollowChangesNothing(long refused) {
        advance(one, "leads", 1);
        advance(one, "leads", 2);

        assertThat(advance(other, "leads", refused)).isFalse();
        assertThat(one.getState("leads")).isEqualTo(revision(2));
    }

    @Test
    void aRemovedKeyTakesAFirstPositionAndNoOther() {
        advance(one, "leads", 1);
        other.setState("leads", null);

        assertThat(advance(one, "leads", 2)).isFalse();
        assertThat(one.getState("leads")).isNull();
        assertThat(advance(one, "leads", 1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aKeyOfSomethingElseTakesNoPosition(long refused) {
        advance(one, "leads", 1);
        one.setState("leads", "something else");

        assertThat(advance(one, "leads", refused)).isFalse();
        assertThat(one.getState("leads")).isEqualTo("something else");
    }

    @Test
    void aValueThatWasJustSetIsReplacedWhenItIsExpected() {
        one.setState("leads", "first");
        assertThat(other.replace("leads", "first", "second")).isTrue();
        one.setState("leads", "third");

        assertThat(other.replace("leads", "third", "fourth")).isTrue();
        assertThat(one.getState("leads")).isEqualTo("fourth");
    }

    @Test
    void noValueCannotReplaceOne() {
        one.setState("leads", "old");

        assertThatThrownBy(() -> one.replace("leads", "old", null)).isInstanceOf(NullPointerException.class);
        assertThat(one.getState("leads")).isEqualTo("old");
    }

    @Test
    void twoConnectionsRacingForOnePositionHaveOneWinner() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            int next = round;
            race.runForOneWinner(
                    "round " + round, () -> advance(one, "leads", next), () -> advance(other, "leads", next));
        }
        assertThat(one.getState("leads")).isEqualTo(revision(ROUNDS));
    }

    @Test
    void twoConnectionsRacingForTheFirstPositionHaveOneWinner() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            String key = "key " + round;
            race.runForOneWinner(key, () -> advance(one, key, 1), () -> advance(other, key, 1));
        }
    }

    @Test
    void theFirstPositionIsNotStoredWhenAnotherNodeIsQuicker() {
        database.beforeFirst("INSERT", () -> other.replace("leads", null, "quicker"));

        assertThat(one.replace("leads", null, "later")).isFalse();
        assertThat(one.getState("leads")).isEqualTo("quicker");
    }

    @Test
    void aPositionIsNotStoredWhenAnotherNodeIsQuicker() {
        advance(one, "leads", 1);
        database.beforeFirst("UPDATE", () -> other.replace("leads", revision(1), "quicker"));

        assertThat(advance(one, "leads", 2)).isFalse();
        assertThat(one.getState("leads")).isEqualTo("quicker");
    }

    @Test
    void aPositionIsNotStoredOverAValueThatWasSetMeanwhile() {
        one.setState("leads", "old");
        database.beforeFirst("UPDATE", () -> other.setState("leads", "set"));

        assertThat(one.replace("leads", "old", "new")).isFalse();
        assertThat(one.getState("leads")).isEqualTo("set");
    }

    @Test
    void aPositionHasTheRevisionInItsRowThatTheVersionBeforeComparesWith() throws SQLException {
        for (int revision = 1; revision <= 3; revision++) {
            advance(one, "leads", revision);

            assertThat(versionBefore("leads", revision)).isTrue();
        }
    }

    @Test
    void aRowOfTheVersionBeforeIsReplaced() throws SQLException {
        sql("INSERT INTO " + one.getTable() + " (state_key, revision, state_value, updated_at) VALUES ('leads', 7, '"
                + revision(7) + "', CURRENT_TIMESTAMP), ('plain', NULL, 'text', CURRENT_TIMESTAMP)");

        assertThat(advance(one, "leads", 8)).isTrue();
        assertThat(advance(other, "leads", 8)).isFalse();
        assertThat(versionBefore("leads", 8)).isTrue();
        assertThat(one.replace("plain", "text", "new")).isTrue();
        assertThat(other.replace("plain", "text", "another")).isFalse();
        assertThat(other.getState("plain")).isEqualTo("new");
    }

    @Test
    void ofTwoFirstValuesThatAreSetTheLastStays() {
        database.beforeFirst("INSERT", () -> other.setState("key", "quicker"));
        one.setState("key", "later");

        assertThat(other.getState("key")).isEqualTo("later");
    }

    @Test
    void twoNodesThatStartAtOnceBothFindTheTable() throws Exception {
        for (int round = 1; round <= 20; round++) {
            String table = unusedTable();
            JdbcStateRepository left = repository(table);
            JdbcStateRepository right = repository(table);

            assertThat(race.run(left::start, right::start))
                    .as("round %d", round)
                    .containsOnlyNulls();
            assertThat(advance(left, "leads", 1)).isTrue();
            assertThat(right.getState("leads")).isEqualTo(revision(1));
        }
    }

    @Test
    void aNodeStartsWhenAnotherMakesTheTableJustBefore() {
        String table = unusedTable();
        JdbcStateRepository later = repository(table);
        database.beforeFirst("CREATE", () -> repository(table).start());
        later.start();
        later.setState("leads", revision(1));

        assertThat(later.getState("leads")).isEqualTo(revision(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void autoCommitIsLeftAsItWasAndDoesNotMatter(boolean autoCommit) {
        database.deliverAutoCommit(autoCommit);
        JdbcStateRepository repository = repository(unusedTable());
        repository.start();
        assertThat(advance(repository, "leads", 1)).isTrue();
        assertThat(advance(repository, "leads", 2)).isTrue();
        repository.setState("gone", "text");
        repository.setState("gone", null);

        assertThat(database.autoCommitAtClose()).isEqualTo(autoCommit);
        assertThat(repository.getState("leads")).isEqualTo(revision(2));
        assertThat(repository.getState("gone")).isNull();
    }

    @Test
    void autoCommitIsLeftAsItWasAfterARefusalToo() {
        database.deliverAutoCommit(false);

        assertThat(advance(one, "leads", 7)).isFalse();
        assertThat(database.autoCommitAtClose()).isFalse();
    }

    /** The condition under which the version before moves a position of this revision. */
    private boolean versionBefore(String key, long revision) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement query = connection.createStatement();
                ResultSet row = query.executeQuery("SELECT 1 FROM " + one.getTable() + " WHERE state_key = '" + key
                        + "' AND revision = " + revision)) {
            return row.next();
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private JdbcStateRepository repository(String table) {
        JdbcStateRepository repository = new JdbcStateRepository(database.dataSource());
        repository.setTable(table);
        return repository;
    }
}
