package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.Positions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal names the table and the remedy. */
class JdbcStateRefusalsTest {

    private final DataSource database = H2.database("refusals");
    private final JdbcStateRepository repository = new JdbcStateRepository(database);

    @AfterEach
    void forgetEverything() throws SQLException {
        sql("DROP ALL OBJECTS");
    }

    @Test
    void withoutADataSourceThePropertyIsNamed() {
        assertThatThrownBy(() -> new JdbcStateRepository().start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("JdbcStateRepository has no data source: set its property 'dataSource'");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "1T", "T;", "T T", "T-T", "\"T\"", "T\n", ".T", "Té", "T'", "T/**/"})
    void aTableNameThatIsNotPlainIsRefused(String name) {
        assertThatThrownBy(() -> repository.setTable(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "The property 'table' of JdbcStateRepository is '" + name + "': set it to a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTACTS_STATE", "_state$1", "PUBLIC.contacts_state"})
    void aPlainTableNameIsTaken(String name) {
        repository.setTable(name);
        repository.start();
        repository.setState("leads", revision(1));

        assertThat(repository.getState("leads")).isEqualTo(revision(1));
        assertThat(repository.getTable()).isEqualTo(name);
    }

    @Test
    void theTableIsNamedContactsStateUnlessSet() {
        JdbcStateRepository set = new JdbcStateRepository();
        set.setDataSource(database);
        set.start();

        assertThat(set.getTable()).isEqualTo("CONTACTS_STATE");
        assertThat(set.getDataSource()).isSameAs(database);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        repository.start();

        assertThatThrownBy(() -> repository.setState("k".repeat(256), "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A state key of 256 characters does not fit into table CONTACTS_STATE")
                .hasMessageContaining("a shorter stateKey");
        assertThatThrownBy(() -> repository.replace("k".repeat(256), null, "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A state key of 256 characters does not fit into table CONTACTS_STATE");
    }

    @Test
    void aTableOfSomethingElseIsRefusedAtTheStart() throws SQLException {
        sql("CREATE TABLE CONTACTS_STATE (id INT)");

        assertThatThrownBy(repository::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("JdbcStateRepository could not find or make table CONTACTS_STATE (SQLState ")
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void aFailingDatabaseIsNamedByKeyAndTableWithItsCause() {
        assertThatThrownBy(() -> repository.getState("leads"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "JdbcStateRepository could not read state key 'leads' in table CONTACTS_STATE (SQLState 42")
                .hasCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> repository.setState("leads", revision(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "JdbcStateRepository could not write state key 'leads' in table CONTACTS_STATE");
        assertThatThrownBy(() -> repository.replace("leads", null, revision(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "JdbcStateRepository could not write state key 'leads' in table CONTACTS_STATE");
    }

    @Test
    void anInsertThatFailsForItselfIsAFailureAndNoLostRace() throws SQLException {
        repository.start();
        sql("ALTER TABLE CONTACTS_STATE ADD CONSTRAINT none CHECK (state_key <> 'leads')");

        assertThatThrownBy(() -> repository.setState("leads", "text"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("could not write state key 'leads'");
        assertThatThrownBy(() -> repository.replace("leads", null, "text"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("could not write state key 'leads'");
    }

    @Test
    void theMessageHoldsNeitherTheAddressNorThePassword() {
        JdbcDataSource wrong = new JdbcDataSource();
        wrong.setURL("jdbc:h2:mem:nowhere-h0st;IFEXISTS=TRUE");
        wrong.setUser("sa");
        wrong.setPassword(H2.PASSWORD);

        assertThatThrownBy(() -> new JdbcStateRepository(wrong).getState("leads"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContainingAny("nowhere-h0st", "jdbc:", H2.PASSWORD)
                .hasCauseInstanceOf(SQLException.class);
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }
}
