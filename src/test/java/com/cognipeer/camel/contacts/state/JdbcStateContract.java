package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.Positions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ConcurrentModificationException;
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

/** What holds of state in a table of any database. */
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
    void revisionsFollowEachOtherWhoeverStoresThem() {
        one.setState("leads", revision(1));
        other.setState("leads", revision(2));
        one.setState("leads", revision(3));

        assertThat(other.getState("leads")).isEqualTo(revision(3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4})
    void aRevisionThatDoesNotFollowIsRefusedAndChangesNothing(long refused) {
        one.setState("leads", revision(1));
        one.setState("leads", revision(2));

        assertThatThrownBy(() -> other.setState("leads", revision(refused)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("Revision " + refused + " of state key 'leads' is refused: revision 2 is stored");
        assertThat(one.getState("leads")).isEqualTo(revision(2));
    }

    @Test
    void afterTheKeyWasRemovedTheNextRevisionIsRefused() {
        one.setState("leads", revision(1));
        other.setState("leads", null);

        assertThatThrownBy(() -> one.setState("leads", revision(2)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("nothing is stored any more");
        assertThat(one.getState("leads")).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aKeyOfSomethingElseTakesNoRevision(long refused) {
        one.setState("leads", revision(1));
        one.setState("leads", "something else");

        assertThatThrownBy(() -> one.setState("leads", revision(refused)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("used by something else");
        assertThat(one.getState("leads")).isEqualTo("something else");
    }

    @Test
    void twoConnectionsRacingForOneRevisionHaveOneWinner() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            String next = revision(round);
            race.runForOneWinner(
                    "round " + round, () -> one.setState("leads", next), () -> other.setState("leads", next));
        }
        assertThat(one.getState("leads")).isEqualTo(revision(ROUNDS));
    }

    @Test
    void twoConnectionsRacingForTheFirstRevisionHaveOneWinner() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            String key = "key " + round;
            race.runForOneWinner(key, () -> one.setState(key, revision(1)), () -> other.setState(key, revision(1)));
        }
    }

    @Test
    void theFirstRevisionIsRefusedWhenAnotherNodeIsQuicker() {
        database.beforeFirst("INSERT", () -> other.setState("leads", revision(1)));

        assertThatThrownBy(() -> one.setState("leads", revision(1)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("revision 1 is stored");
    }

    @Test
    void aRevisionIsRefusedWhenAnotherNodeIsQuicker() {
        one.setState("leads", revision(1));
        database.beforeFirst("UPDATE", () -> other.setState("leads", revision(2)));

        assertThatThrownBy(() -> one.setState("leads", revision(2)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageContaining("revision 2 is stored");
    }

    @Test
    void ofTwoFirstValuesWithoutARevisionTheLastStays() {
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
            left.setState("leads", revision(1));
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
        repository.setState("leads", revision(1));
        repository.setState("leads", revision(2));
        repository.setState("gone", "text");
        repository.setState("gone", null);

        assertThat(database.autoCommitAtClose()).isEqualTo(autoCommit);
        assertThat(repository.getState("leads")).isEqualTo(revision(2));
        assertThat(repository.getState("gone")).isNull();
    }

    @Test
    void autoCommitIsLeftAsItWasAfterARefusalToo() {
        database.deliverAutoCommit(false);

        assertThatThrownBy(() -> one.setState("leads", revision(7)))
                .isInstanceOf(ConcurrentModificationException.class);
        assertThat(database.autoCommitAtClose()).isFalse();
    }

    private JdbcStateRepository repository(String table) {
        JdbcStateRepository repository = new JdbcStateRepository(database.dataSource());
        repository.setTable(table);
        return repository;
    }
}
