package com.cognipeer.camel.contacts.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Positions in a table of the application's database, by a property. */
class JdbcStateTest extends BootTest {

    private final List<String> routed = new CopyOnWriteArrayList<>();
    private final JdbcDataSource database = new JdbcDataSource();
    private final ApplicationContextRunner consuming = application
            .withPropertyValues(PREFIX + "token=" + sandbox.token())
            .withBean(RouteBuilder.class, () -> changes());

    JdbcStateTest() {
        database.setURL("jdbc:h2:mem:spring-boot-" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1");
    }

    @Override
    ContactsSandbox startSandbox() {
        return ContactsSandbox.start().seedContacts(3);
    }

    private RouteBuilder changes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?mode=changes&delay=10&lookback=0")
                        .process(exchange ->
                                routed.add(exchange.getMessage().getHeader("CamelCognipeerContactsId", String.class)));
            }
        };
    }

    private ApplicationContextRunner withJdbcState() {
        return consuming.withPropertyValues(PREFIX + "jdbc-state=true");
    }

    @Test
    void aConsumerGoesOnAfterARestartWhereItWas() throws SQLException {
        ApplicationContextRunner persistent = withJdbcState().withBean(DataSource.class, () -> database);
        persistent.run(started ->
                await().untilAsserted(() -> assertThat(routed).hasSize(3).doesNotHaveDuplicates()));
        assertThat(rows("CONTACTS_STATE")).isEqualTo(1);
        String added = sandbox.insert(Map.of("name", "Later"));

        persistent.run(started -> await().untilAsserted(() -> assertThat(routed).contains(added)));

        assertThat(routed).hasSize(4);
    }

    @Test
    void theTableIsThatOfARepositoryOfTheApplicationWhereThereIsOne() {
        JdbcStateRepository own = new JdbcStateRepository(database);
        own.setTable("OWN_STATE");

        withJdbcState()
                .withBean(DataSource.class, () -> database)
                .withBean(JdbcStateRepository.class, () -> own)
                .run(started -> {
                    assertThat(options(started).getStateRepository()).isSameAs(own);
                    await().untilAsserted(() -> assertThat(rows("OWN_STATE")).isEqualTo(1));
                });
    }

    @Test
    void withoutThePropertyADataSourceChangesNothing() {
        for (String property : new String[] {"max-retries=3", "jdbc-state=false"}) {
            consuming
                    .withBean(DataSource.class, () -> database)
                    .withPropertyValues(PREFIX + property)
                    .run(started -> {
                        assertThat(started).doesNotHaveBean(JdbcStateRepository.class);
                        assertThat(options(started).getStateRepository()).isNull();
                    });
        }
    }

    @Test
    void withoutADataSourceTheStartFails() {
        withJdbcState().run(started -> assertThat(started)
                .getFailure()
                .rootCause()
                .hasMessageStartingWith("Property 'camel.component.cognipeer-contacts.jdbc-state' is true, and the"
                        + " application has no DataSource bean: define one"));
    }

    @Test
    void ofSeveralDataSourcesOneMustBePrimary() {
        ApplicationContextRunner several = withJdbcState().withBean("one", DataSource.class, () -> database);

        several.withBean("two", DataSource.class, JdbcDataSource::new)
                .run(started ->
                        assertThat(started).getFailure().rootCause().hasMessageContaining("several DataSource beans"));
        several.withBean("two", DataSource.class, JdbcDataSource::new, two -> two.setFallback(true))
                .run(started -> assertThat(started)
                        .getBean(JdbcStateRepository.class)
                        .extracting(JdbcStateRepository::getDataSource)
                        .isSameAs(database));
    }

    @Test
    void anotherRepositoryBesideItIsRefused() {
        withJdbcState()
                .withBean(DataSource.class, () -> database)
                .withBean("file", AtomicFileStateRepository.class)
                .withPropertyValues(PREFIX + "state-repository=#file")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessage("Properties 'jdbc-state' and 'state-repository' of"
                                + " 'camel.component.cognipeer-contacts' exclude each other: take one out"));
    }

    private int rows(String table) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
