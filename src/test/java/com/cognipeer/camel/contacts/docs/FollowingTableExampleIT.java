package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route of deletions.adoc keeps a table of PostgreSQL equal to the workspace. */
class FollowingTableExampleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OPTION = "detectDeletions: true\n";

    private final ContactsSandbox sandbox =
            ContactsSandbox.builder().uniqueIdentifiers(false).start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private EmbeddedPostgres server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws Exception {
        server = EmbeddedPostgres.start();
        execute(
                "CREATE TABLE customers (integration_id VARCHAR(100) PRIMARY KEY, email VARCHAR(200), name VARCHAR(200))");
        CognipeerContactsConfiguration configuration = camel.getComponent(
                        "cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setToken(sandbox.token());
        configuration.setRequestsPerMinute(0);
        camel.getRegistry().bind("dataSource", server.getPostgresDatabase());
        camel.getRegistry().bind("positions", new JdbcStateRepository(server.getPostgresDatabase()));
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
        server.close();
    }

    @Test
    void theTableFollowsContactsThatComeChangeGoAndComeBack() throws Exception {
        String ada = sandbox.insert(contact("ada"));
        String bruno = sandbox.insert(contact("bruno"));
        String clara = sandbox.insert(contact("clara"));
        sandbox.insert(Map.of("email", "nobody@example.com"));
        startRoute();
        awaitEqualTable();

        sandbox.update(ada, Map.of("name", "Ada Lovelace"));
        sandbox.softDelete(bruno);
        sandbox.delete(clara);
        awaitEqualTable();
        assertThat(table()).isEqualTo(Map.of("ada", "ada@example.com, Ada Lovelace"));

        sandbox.undelete(bruno);
        sandbox.insert(contact("clara"));
        awaitEqualTable();
        assertThat(table()).containsOnlyKeys("ada", "bruno", "clara");
    }

    @Test
    void aContactThatIsCreatedAnewKeepsItsRow() throws Exception {
        String ada = sandbox.insert(contact("ada"));
        String bruno = sandbox.insert(contact("bruno"));
        startRoute();
        awaitEqualTable();

        sandbox.insert(Map.of("integrationId", "ada", "email", "new@example.com", "name", "Ada anew"));
        await().atMost(PATIENCE).until(() -> table().get("ada").startsWith("new"));
        sandbox.delete(ada);
        sandbox.delete(bruno);
        await().atMost(PATIENCE).until(() -> !table().containsKey("bruno"));

        assertThat(table()).isEqualTo(Map.of("ada", "new@example.com, Ada anew"));
    }

    private static Map<String, Object> contact(String name) {
        return Map.of("integrationId", name, "email", name + "@example.com", "name", name);
    }

    /** With short waits, and else as the page has it. */
    private void startRoute() throws Exception {
        DocumentedBlock block = DocumentedBlock.find("yaml", "sql:DELETE FROM customers");
        String option = block.text()
                .lines()
                .filter(line -> line.contains(OPTION.strip()))
                .findFirst()
                .orElseThrow();
        String indent = option.substring(0, option.indexOf(OPTION.strip()));
        LoadedBlock.load(
                camel,
                block.with(
                        OPTION,
                        OPTION + indent + "reconcileInterval: 100\n" + indent + "lookback: 0\n" + indent + "delay: 50\n"
                                + indent + "initialDelay: 0\n"),
                folder);
        camel.start();
    }

    private void awaitEqualTable() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(table()).isEqualTo(workspace()));
    }

    private Map<String, String> workspace() {
        Map<String, String> rows = new TreeMap<>();
        sandbox.contacts().stream()
                .filter(contact -> contact.get("integrationId") != null && Boolean.FALSE.equals(contact.get("deleted")))
                .forEach(contact -> rows.put(
                        (String) contact.get("integrationId"), contact.get("email") + ", " + contact.get("name")));
        return rows;
    }

    private Map<String, String> table() throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT integration_id, email, name FROM customers")) {
            while (found.next()) {
                rows.put(found.getString(1), found.getString(2) + ", " + found.getString(3));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
