package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that give fewer contacts than their own limit, and give the size of the page as the total. */
class TotalsOfThePageTest {

    private static final int LIMIT = 100;

    private final SimulatedServer server = new SimulatedServer();

    private void fill(int contacts, int most) {
        for (int count = 0; count < contacts; count++) {
            server.insert(0);
            server.now = server.now.plusMillis(10);
        }
        server.now = server.now.plusSeconds(10);
        server.most = most;
        server.totals = SimulatedServer.Totals.OF_THE_PAGE;
    }

    @ParameterizedTest
    @CsvSource({"true,57,10", "false,57,10", "true,57,2", "false,57,2", "true,40,10", "false,40,10", "true,300,99"})
    void thePollFailsAndSaysWhatTheTotalsAre(boolean changes, int contacts, int most) {
        fill(contacts, most);
        SimulatedConsumer consumer = consumer(changes);

        for (int poll = 0; poll < 3; poll++) {
            assertThatThrownBy(consumer::poll)
                    .isInstanceOf(ContactsServerException.class)
                    .hasMessageContaining("fewer than its own limit of ")
                    .hasMessageContaining("and behind them it has others")
                    .hasMessageContaining("Set the option limit to " + most + " or less");
        }
        assertThat(consumer.missing()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withTheLimitOfTheMessageEveryContactComes(boolean changes) {
        fill(57, 10);
        SimulatedConsumer consumer =
                changes ? SimulatedConsumer.ofChanges(server, 10) : SimulatedConsumer.ofSnapshots(server, 10);

        consumer.poll();

        assertThat(consumer.missing()).isEmpty();
        assertThat(consumer.delivered).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatComesToDoSoIsSeenAfterTheNextStart(boolean changes) {
        SimulatedConsumer consumer = consumer(changes);
        fill(57, Integer.MAX_VALUE);
        server.totals = SimulatedServer.Totals.MATCHING;
        consumer.poll();
        for (int count = 0; count < 57; count++) {
            server.insert(0);
        }
        server.now = server.now.plusSeconds(10);
        server.most = 10;
        server.totals = SimulatedServer.Totals.OF_THE_PAGE;
        consumer.restart();

        assertThatThrownBy(consumer::poll).hasMessageContaining("So its total is the size of the page");
    }

    @Test
    void aTotalOfLessThanCameEndsNothingEither() {
        fill(57, 10);
        server.totals = SimulatedServer.Totals.ZERO;
        for (boolean changes : new boolean[] {true, false}) {
            SimulatedConsumer consumer = consumer(changes);
            consumer.poll();
            assertThat(consumer.missing()).isEmpty();
        }
    }

    @Test
    void anHonestServerIsAskedOnceForAllSweepsAndNeverWhereATotalHasToldOfMore() {
        fill(57, Integer.MAX_VALUE);
        server.totals = SimulatedServer.Totals.MATCHING;
        SimulatedConsumer consumer = consumer(false);

        assertThat(requestsOf(consumer)).isEqualTo(2);
        assertThat(requestsOf(consumer)).isEqualTo(1);
        SimulatedConsumer smaller = SimulatedConsumer.ofSnapshots(server, 56);
        assertThat(requestsOf(smaller)).isEqualTo(2);
    }

    @Test
    void aSweepInAnOrderOfTheUsersOwnIsNoException() {
        fill(57, 10);
        Sweep sweep = Sweep.numbered(
                new ContactQuery(1, LIMIT, ContactFilter.ALL, ContactSort.parse("_id:1")), new BelievedTotals());
        List<String> ids = new ArrayList<>();

        assertThatThrownBy(() -> {
                    while (!sweep.isOver()) {
                        while (sweep.isAtTheEdge()) {
                            sweep.accept(server.list(sweep.request().orElseThrow()));
                        }
                        ids.add(sweep.contact().getId());
                        sweep.advance();
                    }
                })
                .hasMessageContaining("So its total is the size of the page");
        assertThat(ids).hasSize(9);
    }

    private SimulatedConsumer consumer(boolean changes) {
        return changes ? SimulatedConsumer.ofChanges(server, LIMIT) : SimulatedConsumer.ofSnapshots(server, LIMIT);
    }

    private long requestsOf(SimulatedConsumer consumer) {
        long before = server.requests;
        consumer.poll();
        return server.requests - before;
    }
}
