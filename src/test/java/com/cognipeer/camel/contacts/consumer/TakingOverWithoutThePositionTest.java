package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** Who runs a consumer for another gives up after some starts that fail; a poll that fails is followed by the next. */
class TakingOverWithoutThePositionTest extends LedRouteTest {

    private volatile boolean down;

    @Test
    void pollsFailUntilTheDatabaseIsThereAndThenNothingIsMissing() throws Exception {
        LedNode node = takeOverWithoutDatabase();

        await().until(() -> failures.ofPolls.size() > 15);
        assertThat(failures.ofPolls).allSatisfy(failure -> assertThat(failure)
                .hasStackTraceContaining("JdbcStateRepository could not find or make table CONTACTS_STATE"));
        assertThat(sandbox.requestCount()).isZero();

        down = false;

        await().until(() -> node.routed.equals(List.of("ada")));
        assertThat(shared.getState("shared")).startsWith("{\"revision\":");
    }

    @Test
    void leadershipThatComesBackMeanwhileFindsThePositionFree() throws Exception {
        LedNode node = takeOverWithoutDatabase();
        await().until(() -> !failures.ofPolls.isEmpty());

        node.election.leads(false);
        down = false;
        node.election.leads(true);

        await().until(() -> node.routed.equals(List.of("ada")));
    }

    private LedNode takeOverWithoutDatabase() throws Exception {
        CamelContext camel = anotherContext();
        camel.getRegistry().bind("shared", new JdbcStateRepository(database()));
        LedNode node = node(camel, OPTIONS);
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        down = true;
        node.election.leads(true);
        return node;
    }

    private DataSource database() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (down) {
                        throw new SQLException("down", "08001");
                    }
                    return method.invoke(shared.getDataSource(), arguments);
                });
    }
}
