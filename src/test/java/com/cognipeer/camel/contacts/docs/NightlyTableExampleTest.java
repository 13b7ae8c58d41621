package com.cognipeer.camel.contacts.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The page's route that syncs a table each night, at once. */
@DisabledIfSystemProperty(named = "without.runtimes", matches = ".*", disabledReason = "camel-sql is one of them")
class NightlyTableExampleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final CamelContext camel = new DefaultCamelContext();
    private final JdbcDataSource database = new JdbcDataSource();

    @TempDir
    Path folder;

    @AfterEach
    void stop() throws Exception {
        camel.close();
        sandbox.close();
    }

    @Test
    void theRowsAreStored() throws Exception {
        database.setURL("jdbc:h2:" + folder.resolve("crm"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE customers (integration_id VARCHAR(9), email VARCHAR(99), name VARCHAR(99))");
            statement.execute("INSERT INTO customers VALUES ('1', 'a@example.com', 'Ada'), ('2', NULL, 'Bruno'),"
                    + " (NULL, 'c@example.com', 'Clara')");
        }
        sandbox.insert(Map.of("integrationId", "2", "name", "Old", "email", "b@example.com"));
        CognipeerContactsConfiguration configuration = camel.getComponent(
                        "cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
        configuration.setBaseUrl(sandbox.baseUrl());
        configuration.setToken(sandbox.token());
        camel.getRegistry().bind("dataSource", database);
        camel.addComponent("quartz", new QuartzStandIn());

        LoadedBlock.load(camel, DocumentedBlock.find("yaml", "quartz:nightly"), folder);
        camel.start();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sandbox.contacts())
                .extracting(contact -> contact.get("name"), contact -> contact.get("email"))
                .containsExactlyInAnyOrder(tuple("Ada", "a@example.com"), tuple("Bruno", null)));
    }
}
