package com.cognipeer.camel.contacts.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes of the example as they stand there, between a sandbox and a database within the JVM. */
class TwoWayRoutesTest {

    private static final Path FOLDER = Path.of("examples/two-way");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, String> FAST = Map.of(
            "camel.component.cognipeer-contacts.requests-per-minute", "0",
            "workspace.delay", "50",
            "workspace.lookback", "0",
            "workspace.reconcile", "100",
            "crm.first", "0",
            "crm.delay", "50",
            "crm.removals", "50");

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final JdbcDataSource database = new JdbcDataSource();
    private Crm crm;
    private Example example;

    @BeforeEach
    void start() throws Exception {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        crm = Crm.in(database, FOLDER.resolve("schema.sql"));
        example = new Example(FOLDER, sandbox.baseUrl(), sandbox.token(), database, FAST).start();
    }

    @AfterEach
    void stop() {
        example.close();
        sandbox.close();
    }

    @Test
    void aNewContactBecomesACustomer() {
        sandbox.insert(Map.of("integrationId", "c1", "email", "ada@example.com", "name", "Ada"));

        awaitCustomer("c1", "Ada");
    }

    @Test
    void aNewCustomerBecomesAContact() {
        crm.insert("c1", Map.of("email", "ada@example.com", "name", "Ada"));

        awaitContact("c1", "Ada");
    }

    @Test
    void aNewContactWithoutAnIdBecomesACustomer() {
        String id = sandbox.insert(Map.of("email", "ada@example.com", "name", "Ada"));

        awaitCustomer("contact-" + id, "Ada");
        awaitContact("contact-" + id, "Ada");
    }

    @Test
    void aChangeOfTheContactComesToTheCustomer() {
        String id = sandbox.insert(Map.of("integrationId", "c1", "email", "ada@example.com", "name", "Ada"));
        awaitCustomer("c1", "Ada");

        sandbox.update(id, Map.of("name", "Ada Lovelace"));

        awaitCustomer("c1", "Ada Lovelace");
    }

    @Test
    void aChangeOfTheCustomerComesToTheContact() {
        crm.insert("c1", Map.of("email", "ada@example.com", "name", "Ada"));
        awaitContact("c1", "Ada");

        crm.update("c1", "name", "Ada Lovelace");

        awaitContact("c1", "Ada Lovelace");
    }

    @Test
    void aRemovedCustomerMakesItsContactInactive() {
        crm.insert("c1", Map.of("email", "ada@example.com", "name", "Ada"));
        awaitContact("c1", "Ada");

        crm.remove("c1");

        await().atMost(PATIENCE).until(() -> "inactive".equals(contact("c1").get("status")));
        assertThat(crm.customers()).isEmpty();
    }

    @Test
    void aContactThatIsMarkedAsDeletedTakesItsCustomerAlong() {
        String id = sandbox.insert(Map.of("integrationId", "c1", "email", "ada@example.com", "name", "Ada"));
        awaitCustomer("c1", "Ada");

        sandbox.softDelete(id);

        await().atMost(PATIENCE).until(() -> crm.customers().isEmpty());
    }

    @Test
    void aContactThatIsRemovedTakesItsCustomerAlong() {
        String id = sandbox.insert(Map.of("integrationId", "c1", "email", "ada@example.com", "name", "Ada"));
        sandbox.insert(Map.of("integrationId", "c2", "email", "bob@example.com", "name", "Bob"));
        awaitCustomer("c1", "Ada");
        awaitCustomer("c2", "Bob");

        sandbox.delete(id);

        await().atMost(PATIENCE).until(() -> !crm.customers().containsKey("c1"));
        assertThat(crm.customers()).containsKey("c2");
    }

    private void awaitCustomer(String id, String name) {
        await().atMost(PATIENCE)
                .until(() -> crm.customers().containsKey(id)
                        && name.equals(crm.customers().get(id).get("name")));
    }

    private void awaitContact(String id, String name) {
        await().atMost(PATIENCE)
                .until(() -> contact(id) != null && name.equals(contact(id).get("name")));
    }

    private Map<String, Object> contact(String id) {
        return sandbox.contacts().stream()
                .filter(contact -> Objects.equals(id, contact.get("integrationId")))
                .findFirst()
                .orElse(null);
    }
}
