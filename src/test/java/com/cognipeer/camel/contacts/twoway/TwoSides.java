package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.h2.jdbcx.JdbcDataSource;

/** A sandbox and a database within the JVM, with the routes of the example between them, as they stand there. */
final class TwoSides implements AutoCloseable {

    static final Predicate<RecordedRequest> A_WRITE =
            request -> request.method().equals("PATCH") || request.path().endsWith("/contact") && isPost(request);

    private static final Path FOLDER = Path.of("examples/two-way");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, String> FAST = Map.of(
            "camel.component.cognipeer-contacts.requests-per-minute", "0",
            "camel.component.cognipeer-contacts.max-retries", "0",
            "workspace.delay", "50",
            "workspace.lookback", "0",
            "workspace.reconcile", "100",
            "crm.first", "0",
            "crm.delay", "50",
            "crm.removals", "50",
            "crm.most-removals", "3");

    final ContactsSandbox sandbox = ContactsSandbox.start();
    final Crm crm;
    final Example example;

    private final JdbcDataSource database = new JdbcDataSource();

    private TwoSides(Map<String, String> properties) {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        crm = Crm.in(database, FOLDER.resolve("schema.sql"));
        Map<String, String> all = new HashMap<>(FAST);
        all.putAll(properties);
        example = new Example(FOLDER, sandbox.baseUrl(), sandbox.token(), database, all);
    }

    static TwoSides start() throws Exception {
        return start(Map.of());
    }

    static TwoSides start(Map<String, String> properties) throws Exception {
        TwoSides sides = new TwoSides(properties);
        sides.example.start();
        return sides;
    }

    private static boolean isPost(RecordedRequest request) {
        return request.method().equals("POST");
    }

    /** A customer whom both sides have; the {@code _id} of the contact. */
    String meet(String id, String name) {
        String contact = sandbox.insert(Map.of("integrationId", id, "email", id + "@example.com", "name", name));
        awaitCustomer(id, "name", name);
        return contact;
    }

    void awaitCustomer(String id, String field, String value) {
        await(id)
                .until(() -> crm.customers().containsKey(id)
                        && Objects.equals(value, crm.customers().get(id).get(field)));
    }

    void awaitNoCustomer(String id) {
        await(id).until(() -> !crm.customers().containsKey(id));
    }

    void awaitContact(String id, String field, Object value) {
        await(id)
                .until(() ->
                        contact(id) != null && Objects.equals(value, contact(id).get(field)));
    }

    void awaitContactOtherThan(String id, String field, Object value) {
        await(id)
                .until(() -> contact(id) != null
                        && !Objects.equals(value, contact(id).get(field)));
    }

    void awaitNothingToSend() {
        await("nothing to send").until(() -> crm.count("waiting") == 0);
    }

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(PATIENCE);
    }

    /** The contact with this integration id; null if there is none. */
    Map<String, Object> contact(String id) {
        return sandbox.contacts().stream()
                .filter(contact -> id.equals(contact.get("integrationId")))
                .findFirst()
                .orElse(null);
    }

    long writes() {
        return sandbox.requests().stream().filter(A_WRITE).count();
    }

    @Override
    public void close() {
        example.close();
        sandbox.close();
    }
}
