package com.cognipeer.camel.contacts.ownwrites;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that share a JdbcStateRepository; each is a CamelContext of its own here. */
class OwnWritesOfOtherProcessesTest extends PolledRouteTest {

    private final AtomicBoolean databaseFails = new AtomicBoolean();
    private final DataSource database = database();

    private DataSource database() {
        JdbcDataSource given = new JdbcDataSource();
        given.setURL("jdbc:h2:mem:" + getClass().getSimpleName() + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (databaseFails.get() && method.getName().equals("getConnection")) {
                        throw new SQLException("away");
                    }
                    return method.invoke(given, arguments);
                });
    }

    @BeforeEach
    void bindTheRepository() {
        context.getRegistry().bind("shared", new JdbcStateRepository(database));
    }

    private void consume() throws Exception {
        context.addRoutes(
                polled(ROUTE, "mode=changes&skipOwnWrites=true&stateRepository=#shared&startScheduler=false"));
        clock.goOnBy(TEN_SECONDS);
        poll();
    }

    private void writeInAnotherProcess(String options, Map<String, Object> contact) throws Exception {
        try (CamelContext other = anotherContext()) {
            other.getRegistry().bind("shared", new JdbcStateRepository(database));
            other.start();
            Exchange exchange = other.createProducerTemplate()
                    .send("cognipeer-contacts:update?ownWrites=true" + options, message -> message.getMessage()
                            .setBody(contact));
            assertThat(exchange.getException()).isNull();
        }
        clock.goOnBy(TEN_SECONDS);
    }

    @Test
    void anOwnWriteOfAnotherProcessDoesNotComeBack() throws Exception {
        sandbox.insert(Map.of("integrationId", "a", "name", "a"));
        consume();

        writeInAnotherProcess("&stateRepository=#shared", Map.of("integrationId", "a", "name", "b"));

        assertThat(poll().names()).isEmpty();
        assertThat(polled().getOwnWritesSkipped()).isEqualTo(1);
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void aProducerWithoutTheRepositoryIsNotHeardOf() throws Exception {
        sandbox.insert(Map.of("integrationId", "a", "name", "a"));
        consume();

        writeInAnotherProcess("", Map.of("integrationId", "a", "name", "b"));

        assertThat(poll().names()).containsExactly("b");
    }

    @Test
    void aConsumerSharesItsRepositoryWithTheProducersBesideIt() throws Exception {
        sandbox.insert(Map.of("integrationId", "a", "name", "a"));
        consume();
        template.sendBody("cognipeer-contacts:update?ownWrites=true", Map.of("integrationId", "a", "name", "b"));
        context.getRouteController().stopRoute(ROUTE);

        try (CamelContext other = anotherContext()) {
            other.getRegistry().bind("shared", new JdbcStateRepository(database));
            other.addRoutes(
                    polled("again", "mode=changes&skipOwnWrites=true&stateRepository=#shared&startScheduler=false"));
            other.start();
            clock.goOnBy(TEN_SECONDS);

            assertThat(poll(other, "again").names()).isEmpty();
        }
    }

    @Test
    void anOwnWriteThatCannotBeStoredDoesNotFailTheExchange() throws Exception {
        sandbox.insert(Map.of("integrationId", "a", "name", "a"));
        consume();

        databaseFails.set(true);
        try (LogLines log = new LogLines(OwnWriteLog.class.getName())) {
            Exchange exchange =
                    send("cognipeer-contacts:update?ownWrites=true", Map.of("integrationId", "a", "name", "b"));
            assertThat(exchange.getException()).isNull();
            assertThat(log.at(Level.WARN))
                    .singleElement()
                    .asString()
                    .contains("An own write could not be stored")
                    .contains("CONTACTS_STATE_OWN_WRITES");
        }
        databaseFails.set(false);

        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().names()).as("the memory of this process has it").isEmpty();
    }
}
