package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.scale.PollCost;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walks ask as often as the page on running at scale plans with. */
class PlannedRequestsTest {

    private static final int LIMIT = 20;
    private static final Duration LOOKBACK = Duration.ofSeconds(60);
    private static final PollCost COST = new PollCost(LIMIT, LOOKBACK);

    private final SimulatedServer server = new SimulatedServer();
    private final SimulatedConsumer consumer = new SimulatedConsumer(
            server, true, new WalkSettings(ContactFilter.ALL, LIMIT, LOOKBACK, StartFrom.BEGINNING));

    @ParameterizedTest
    @ValueSource(ints = {1, 19, 20, 21, 38, 39, 40, 1000, 2003})
    void aFirstReadTakesWhatIsPlanned(int contacts) {
        for (int count = 0; count < contacts; count++) {
            server.insert(0);
            server.now = server.now.plusMillis(7);
        }
        server.now = server.now.plusSeconds(2);

        consumer.poll();

        assertThat(server.requests).isEqualTo(COST.firstRead(contacts));
        assertThat(consumer.missing()).isEmpty();
    }

    @ParameterizedTest(name = "a change every {0} ms, a poll every {1} s")
    @CsvSource({"10000, 60", "3500, 240", "2000, 20", "1000, 15", "2000, 60", "1000, 30", "500, 60"})
    void pollsTakeWhatIsPlannedInTheMean(int gap, int period) {
        assertPlanned(gap, period);
    }

    @Tag("ci")
    @ParameterizedTest(name = "a change every {0} ms, a poll every {1} s")
    @CsvSource({
        // Fewer within the lookback than a page holds.
        "10000, 10",
        "10000, 300",
        "3500, 20",
        "3500, 60",
        // More, but fewer new ones.
        "2000, 5",
        "2000, 30",
        "1000, 7",
        "500, 6",
        "250, 4",
        // More, and as many new ones, or none that are known by the lookback alone.
        "2000, 120",
        "1000, 60",
        "500, 300",
        "250, 20"
    })
    void pollsTakeWhatIsPlannedInTheMeanWhateverTheirPace(int gap, int period) {
        assertPlanned(gap, period);
    }

    private void assertPlanned(int gap, int period) {
        int polls = Math.max(12, 1200 / period);
        pollFor(10, gap, period);
        long before = server.requests;

        pollFor(polls, gap, period);

        double mean = (double) (server.requests - before) / polls;
        double planned = COST.poll(Duration.ofDays(1).toMillis() / gap, Duration.ofSeconds(period));
        assertThat(mean).isCloseTo(planned, withinPercentage(1));
    }

    private void pollFor(int polls, int gap, int period) {
        for (int poll = 0; poll < polls; poll++) {
            for (int passed = 0; passed < period * 1000; passed += gap) {
                server.insert(0);
                server.now = server.now.plusMillis(Math.min(gap, period * 1000 - passed));
            }
            consumer.poll();
        }
    }
}
