package com.cognipeer.camel.contacts.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.Effort;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Random histories of two systems that the example keeps in step. */
class TwoWayHistoriesTest {

    private static final int ROUNDS = Effort.times("two.way", 5, 50, 1_000);
    private static final long SEED = Effort.seed();

    @BeforeAll
    static void logNothing() {
        // Thousands of failures, each of which is meant.
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
    }

    @AfterAll
    static void logAgain() {
        Configurator.reconfigure();
    }

    @Test
    void bothSidesMeetAndNoEditIsLostButByTheRule() throws Exception {
        Tally sum = new Tally();
        for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            TwoWayHistory history = new TwoWayHistory(seed, database);
            assertThat(faultsOf(history))
                    .as("seed %d%n%s%n", seed, history.story())
                    .isEmpty();
            sum.add(history.tally());
        }
        System.out.printf("two ways: seed %d, %d histories: %s%n", SEED, ROUNDS, sum);
    }

    private static List<String> faultsOf(TwoWayHistory history) {
        try {
            return history.run();
        } catch (Exception e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            return List.of(trace.toString());
        }
    }
}
