package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The start of a sync is told by the clock that is behind. */
class SyncStartTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SyncStart start = new SyncStart(NOON);

    @Test
    void aServerThatDoesNotTellTheTimeLeavesThisMachinesClock() {
        start.answered(null, NOON.plusSeconds(1));

        assertThat(start.byTheEarlierClock()).isEqualTo(NOON);
    }

    @Test
    void aServerThatIsAheadLeavesThisMachinesClock() {
        start.answered(NOON.plusSeconds(3600), NOON.plusSeconds(1));

        assertThat(start.byTheEarlierClock()).isEqualTo(NOON);
    }

    @Test
    void aServerThatIsBehindTellsTheTimeOfTheStartAlsoIfTheFirstAnswerComesLate() {
        start.answered(NOON.minusSeconds(3600 - 300), NOON.plusSeconds(300));

        assertThat(start.byTheEarlierClock()).isEqualTo(NOON.minusSeconds(3600));
    }

    @Test
    void theFirstAnswerTells() {
        start.answered(NOON.minusSeconds(10), NOON);
        start.answered(NOON.minusSeconds(99), NOON);

        assertThat(start.byTheEarlierClock()).isEqualTo(NOON.minusSeconds(10));
    }
}
