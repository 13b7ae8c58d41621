package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a table of own writes does, on every database. */
abstract class OwnWritesInATableContract {

    private static final String SERVER = "https://api.example.com/v1";

    private final AtomicLong clock = new AtomicLong(System.currentTimeMillis());

    abstract DataSource dataSource();

    private JdbcStateRepository repository() {
        return new JdbcStateRepository(dataSource());
    }

    @AfterEach
    void dropTheTable() throws SQLException {
        execute("DROP TABLE IF EXISTS CONTACTS_STATE_OWN_WRITES");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static OwnWriteRow row(String id, String version) {
        return new OwnWriteRow(id, version, "before " + version, "2026-11-25T10:00:00Z", "2026-11-25T10:05:00Z");
    }

    @Test
    void otherProcessesFindAWrite() {
        OwnWriteRow creation = new OwnWriteRow("b", "1", null, null, null);
        repository().ownWrites(SERVER).add(row("a", "1"));
        repository().ownWrites(SERVER).add(row("a", "2"));
        repository().ownWrites(SERVER).add(creation);

        assertThat(repository().ownWrites(SERVER).find(List.of("a", "b", "c")))
                .containsExactlyInAnyOrder(row("a", "1"), row("a", "2"), creation);
        assertThat(repository().ownWrites(SERVER).find(List.of())).isEmpty();
    }

    @Test
    void aWriteThatIsAddedTwiceIsOneWrite() {
        OwnWriteRows writes = repository().ownWrites(SERVER);
        writes.add(row("a", "1"));
        writes.add(row("a", "1"));

        assertThat(writes.find(List.of("a"))).containsExactly(row("a", "1"));
    }

    @Test
    void aWriteToAnotherServerIsNotFound() {
        repository().ownWrites(SERVER).add(row("a", "1"));

        assertThat(repository().ownWrites("https://other.example.com").find(List.of("a")))
                .isEmpty();
    }

    @Test
    void aThousandContactsAreFoundAtOnce() {
        OwnWriteRows writes = repository().ownWrites(SERVER);
        List<String> ids =
                IntStream.range(0, 1_000).mapToObj(number -> "c" + number).toList();
        ids.forEach(id -> writes.add(row(id, "1")));

        assertThat(writes.find(ids)).hasSize(1_000);
    }

    @Test
    void anIdOfAnyCharactersIsFound() {
        String id = "é\u0000\uD83D\uDE00' OR 1=1";
        OwnWriteRows writes = repository().ownWrites(SERVER);
        writes.add(row(id, "1"));

        assertThat(writes.find(List.of(id))).containsExactly(row(id, "1"));
    }

    @Test
    void aWriteIsRemovedAfterADay() throws SQLException {
        repository().ownWrites(SERVER);
        TableOwnWrites writes = new TableOwnWrites(
                new StateDatabase(dataSource()), OwnWriteTable.beside("CONTACTS_STATE"), SERVER, clock::get);
        writes.add(row("a", "1"));
        clock.addAndGet(Duration.ofHours(23).toMillis());
        writes.add(row("b", "1"));
        assertThat(writes.find(List.of("a", "b"))).hasSize(2);

        clock.addAndGet(Duration.ofHours(2).toMillis());
        writes.add(row("c", "1"));

        assertThat(writes.find(List.of("a", "b", "c"))).containsExactlyInAnyOrder(row("b", "1"), row("c", "1"));
    }

    @Test
    void aTableThatCouldHaveOneWriteTwiceIsRefused() throws SQLException {
        execute(
                "CREATE TABLE CONTACTS_STATE_OWN_WRITES (server VARCHAR(255), contact_id VARCHAR(255), version"
                        + " VARCHAR(255), version_before VARCHAR(255), modified_before VARCHAR(255), looked_up VARCHAR(255), written_at BIGINT)");

        assertThatThrownBy(() -> repository().ownWrites(SERVER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CONTACTS_STATE_OWN_WRITES")
                .hasMessageContaining("no primary key on server, contact_id, version");
    }
}
