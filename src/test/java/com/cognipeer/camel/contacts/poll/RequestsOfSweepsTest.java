package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.ContactFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests that sweeps take from the quota. */
class RequestsOfSweepsTest {

    private static final int LIMIT = 100;
    private static final WalkSettings SETTINGS =
            new WalkSettings(ContactFilter.ALL, LIMIT, Duration.ofMinutes(1), StartFrom.BEGINNING);

    private final SimulatedServer server = new SimulatedServer();
    private final SimulatedConsumer snapshots = new SimulatedConsumer(server, false, SETTINGS);
    private final SimulatedConsumer changes = new SimulatedConsumer(server, true, SETTINGS);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 200, 1000, 1003})
    void aSnapshotCostsItsPagesAndAtMostTwoMore(int contacts) {
        fill(contacts, 1);
        int pages = (contacts + LIMIT - 1) / LIMIT;

        assertThat(requestsOf(snapshots)).isBetween((long) pages, pages + 2L);
        assertThat(requestsOf(snapshots)).isBetween((long) pages, pages + 1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 1000, 1003})
    void theFirstPollForChangesCostsItsPagesAndAtMostSixMore(int contacts) {
        fill(contacts, 1);
        // Each page begins with the last contact of the one before.
        int pages = Math.max(1, (contacts + LIMIT - 2) / (LIMIT - 1));

        assertThat(requestsOf(changes)).isLessThanOrEqualTo(pages + 6L);
        assertThat(changes.missing()).isEmpty();
    }

    @Test
    void anIdlePollForChangesCostsOneRequest() {
        fill(60, 1);
        requestsOf(changes);

        assertThat(requestsOfPolls(60)).containsOnly(1L);
    }

    @Tag("ci")
    @Test
    void anIdlePollForChangesOfAHundredThousandContactsCostsOneRequest() {
        SimulatedConsumer largePages = SimulatedConsumer.ofChanges(server, 1000);
        fill(100_000, 2);
        server.now = server.now.plusSeconds(3600);
        requestsOf(largePages);
        assertThat(largePages.delivered).hasSize(100_000);
        largePages.pass(3600);

        assertThat(requestsOf(largePages)).isEqualTo(1);
    }

    @Tag("ci")
    @Test
    void anIdlePollCostsOneRequestAlsoAfterAnImportOfMoreThanTheWindowHolds() {
        fill(20_000, 2);
        requestsOf(changes);

        assertThat(requestsOfPolls(40)).containsOnly(1L);
        assertThat(changes.delivered).hasSize(20_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 5_000})
    void anImportThatTheWindowHoldsIsReadAgainAtMostOnce(int contacts) {
        fill(contacts, 2);
        long first = requestsOf(changes);

        List<Long> requests = new ArrayList<>(requestsOfPolls(40));
        Long secondLook = Collections.max(requests);
        requests.remove(secondLook);

        assertThat(secondLook).isLessThanOrEqualTo(first);
        assertThat(requests).containsOnly(1L);
        assertThat(changes.delivered).hasSize(contacts);
    }

    @Test
    void aChangeBehindAnImportCostsTheCheckAndItsOwnPage() {
        fill(5_000, 2);
        requestsOf(changes);
        server.insert(0);
        changes.pass(5);

        assertThat(requestsOf(changes)).isEqualTo(2);
        assertThat(changes.missing()).isEmpty();
    }

    private void fill(int contacts, int milliseconds) {
        for (int count = 0; count < contacts; count++) {
            server.insert(0);
            server.now = server.now.plusMillis(milliseconds);
        }
        server.now = server.now.plusSeconds(2);
    }

    private long requestsOf(SimulatedConsumer consumer) {
        long before = server.requests;
        consumer.poll();
        return server.requests - before;
    }

    private List<Long> requestsOfPolls(int times) {
        List<Long> requests = new ArrayList<>();
        for (int poll = 0; poll < times; poll++) {
            changes.pass(10);
            requests.add(requestsOf(changes));
        }
        return requests;
    }
}
