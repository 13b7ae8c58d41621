package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;

/** Nodes that share a position in a database, and a route of which one at a time runs the consumer. */
abstract class LedRouteTest extends PolledRouteTest {

    static final String OPTIONS = "mode=changes&stateRepository=#shared&stateKey=shared&initialDelay=0&delay=20";

    final JdbcStateRepository shared = new JdbcStateRepository(database());
    private final List<LedNode> nodes = new ArrayList<>();

    /** A node that runs and does not lead. */
    LedNode node(String options) throws Exception {
        CamelContext camel = anotherContext();
        camel.getRegistry().bind("shared", new JdbcStateRepository(shared.getDataSource()));
        return node(camel, options);
    }

    LedNode node(CamelContext camel, String options) throws Exception {
        LedNode node = new LedNode(camel, options);
        nodes.add(node);
        return node.start();
    }

    @AfterEach
    void stopNodes() throws Exception {
        for (LedNode node : nodes) {
            node.close();
        }
    }

    private static JdbcDataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }
}
