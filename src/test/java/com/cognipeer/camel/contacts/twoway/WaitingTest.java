package com.cognipeer.camel.contacts.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which customers the view of the schema names as those of whom the workspace has to hear. */
class WaitingTest {

    private static final String CUSTOMER =
            "INSERT INTO customers (id, name, updated_at) VALUES ('c1', 'Ada', '2026-01-01 08:00:00+00')";
    private static final String BASE =
            "INSERT INTO agreed (id, contact_id, name, status) VALUES ('c1', 'k1', 'Ada', NULL)";

    private final JdbcDataSource database = new JdbcDataSource();

    @BeforeEach
    void makeTheTables() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Crm.in(database, Path.of("examples/two-way/schema.sql"));
    }

    @Test
    void aCustomerAsTheBaseHasItDoesNotWait() throws Exception {
        assertThat(waitingAfter(CUSTOMER, BASE)).isEqualTo("nobody");
    }

    @Test
    void aCustomerWithoutABaseWaits() throws Exception {
        assertThat(waitingAfter(CUSTOMER)).isEqualTo("c1");
    }

    @Test
    void aCustomerWhoseCreationWasNotAnsweredWaits() throws Exception {
        assertThat(waitingAfter(CUSTOMER, "INSERT INTO agreed (id, name, sent) VALUES ('c1', 'Ada', NULL)"))
                .isEqualTo("c1");
    }

    @Test
    void aCustomerWithAnotherValueOrAnEmptiedOneWaits() throws Exception {
        assertThat(waitingAfter(CUSTOMER, BASE, "UPDATE customers SET name = 'Ada L.'"))
                .isEqualTo("c1");
        assertThat(waitingAfter("UPDATE customers SET name = NULL")).isEqualTo("c1");
    }

    @Test
    void aCustomerWhoseWriteWasNotAnsweredWaitsAlsoIfItIsAsTheBaseAgain() throws Exception {
        assertThat(waitingAfter(CUSTOMER, BASE, "UPDATE agreed SET sent = '{\"name\":\"Ada L.\"}'"))
                .isEqualTo("c1");
    }

    @Test
    void aParkedCustomerWaitsOnlyAfterAnotherChange() throws Exception {
        assertThat(waitingAfter(
                        CUSTOMER,
                        BASE,
                        "UPDATE customers SET name = 'Ada L.'",
                        "UPDATE agreed SET parked_at = '2026-01-01 08:00:00+00'"))
                .isEqualTo("nobody");
        assertThat(waitingAfter("UPDATE customers SET updated_at = '2026-01-01 08:00:00.001+00'"))
                .isEqualTo("c1");
    }

    @Test
    void aRemovedCustomerWaitsUntilTheContactIsInactive() throws Exception {
        assertThat(waitingAfter(BASE)).isEqualTo("c1 removed");
        assertThat(waitingAfter("UPDATE agreed SET status = 'inactive'")).isEqualTo("nobody");
    }

    @Test
    void aRemovedCustomerWhoseContactIsGoneDoesNotWait() throws Exception {
        assertThat(waitingAfter(BASE, "UPDATE agreed SET parked_at = CURRENT_TIMESTAMP"))
                .isEqualTo("nobody");
    }

    private String waitingAfter(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            try (ResultSet waiting = statement.executeQuery("SELECT id, removed FROM waiting")) {
                return waiting.next()
                        ? waiting.getString("id") + (waiting.getBoolean("removed") ? " removed" : "")
                        : "nobody";
            }
        }
    }
}
