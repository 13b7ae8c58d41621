package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.Positions.advance;
import static com.cognipeer.camel.contacts.state.Positions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection whose transaction somebody else manages, and tables in which two rows could have one key. */
class ManagedConnectionsTest {

    private final JdbcDataSource database = H2.database("managed");

    @AfterEach
    void forgetEverything() throws SQLException {
        sql("DROP ALL OBJECTS");
    }

    @Test
    void whoManagesTheTransactionEndsIt() throws SQLException {
        new JdbcStateRepository(database).start();
        try (Connection transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            JdbcStateRepository managed = new JdbcStateRepository(
                    refusing(transaction, Set.of("setAutoCommit", "commit", "rollback", "close")));
            managed.start();
            assertThat(advance(managed, "leads", 1)).isTrue();
            assertThat(managed.getState("leads")).isEqualTo(revision(1));
            assertThat(advance(managed, "leads", 2)).isTrue();
            assertThat(advance(managed, "leads", 2)).isFalse();
            transaction.commit();
        }

        assertThat(new JdbcStateRepository(database).getState("leads")).isEqualTo(revision(2));
    }

    @Test
    void whereOnlyAnotherModeIsRefusedWhatIsStoredIsCommitted() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JdbcStateRepository managed =
                    new JdbcStateRepository(refusing(connection, Set.of("setAutoCommit", "close")));
            managed.start();
            managed.setState("leads", revision(1));
            connection.rollback();
        }

        assertThat(new JdbcStateRepository(database).getState("leads")).isEqualTo(revision(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", PRIMARY KEY (revision)",
                ", PRIMARY KEY (state_key, revision)",
                ", UNIQUE (revision)",
                ", UNIQUE (state_key, updated_at)"
            })
    void aTableInWhichTwoRowsCouldHaveOneKeyIsRefusedAtTheStart(String key) throws SQLException {
        table(key);

        assertThatThrownBy(new JdbcStateRepository(database)::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "The table CONTACTS_STATE of JdbcStateRepository has no primary key on state_key alone")
                .hasMessageContaining("ALTER TABLE CONTACTS_STATE ADD PRIMARY KEY (state_key)");
    }

    @ParameterizedTest
    @ValueSource(strings = {", PRIMARY KEY (state_key)", ", UNIQUE (state_key)"})
    void aTableOfOnesOwnWithAKeyIsTaken(String key) throws SQLException {
        table(key);
        for (String name :
                new String[] {"CONTACTS_STATE", "contacts_state", "PUBLIC.CONTACTS_STATE", "public.contacts_state"}) {
            JdbcStateRepository repository = new JdbcStateRepository(database);
            repository.setTable(name);
            repository.start();
        }
    }

    private void table(String key) throws SQLException {
        sql(
                "CREATE TABLE CONTACTS_STATE (state_key VARCHAR(255) NOT NULL, revision BIGINT NOT NULL, state_value CLOB NOT"
                        + " NULL, updated_at TIMESTAMP NOT NULL" + key + ")");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private static DataSource refusing(Connection connection, Set<String> refused) {
        Connection managed = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    if (refused.contains(method.getName())) {
                        throw new SQLException(method.getName() + " is refused within a managed transaction");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> managed);
    }
}
