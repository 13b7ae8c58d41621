package com.cognipeer.camel.contacts.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.Effort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random histories of two systems that the example keeps in step. */
class TwoWayHistoriesTest {

    private static final int ROUNDS = Effort.times("two.way", 5, 50, 1_000);
    private static final int ROUNDS_OF_POSTGRES = Effort.times("two.way.postgres", 2, 5, 100);
    /** In so many histories each thing that can happen has happened. */
    private static final int TELLING = 30;

    private static final int MANY = 25;

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
        Tally sum = runAll(
                ROUNDS,
                seed -> {
                    JdbcDataSource database = new JdbcDataSource();
                    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
                    return database;
                },
                database -> new CrmDesk(database).execute("SHUTDOWN", List.of()));
        System.out.printf("two ways: seed %d, %d histories: %s%n", SEED, ROUNDS, sum);
    }

    @Test
    @Tag("ci")
    void soTheyDoWithPostgres() throws Exception {
        Tally sum;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            sum = runAll(
                    ROUNDS_OF_POSTGRES,
                    seed -> {
                        new CrmDesk(postgres.getPostgresDatabase())
                                .execute("CREATE DATABASE history" + seed, List.of());
                        return postgres.getDatabase("postgres", "history" + seed);
                    },
                    database -> {});
        }
        System.out.printf("two ways with PostgreSQL: seed %d, %d histories: %s%n", SEED, ROUNDS_OF_POSTGRES, sum);
    }

    private static Tally runAll(int rounds, LongFunction<DataSource> databases, Consumer<DataSource> end) {
        Tally sum = new Tally();
        for (long seed = SEED; seed < SEED + rounds; seed++) {
            DataSource database = databases.apply(seed);
            TwoWayHistory history = new TwoWayHistory(seed, database);
            assertThat(faultsOf(history))
                    .as("seed %d%n%s%n", seed, history.story())
                    .isEmpty();
            sum.add(history.tally());
            end.accept(database);
            if ((seed - SEED + 1) % MANY == 0) {
                System.out.printf("two ways: %d of %d histories: %s%n", seed - SEED + 1, rounds, sum);
            }
        }
        if (rounds >= TELLING) {
            assertThat(EnumSet.allOf(Tally.Of.class).stream().filter(what -> sum.get(what) == 0))
                    .as("what has not happened in %d histories", rounds)
                    .isSubsetOf(Tally.Of.BACK_FOR_A_WHILE, Tally.Of.LOST_WITHOUT_AN_ANSWER);
        }
        return sum;
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
