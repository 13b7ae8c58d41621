package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.poll.SimulatedServer.Ranges;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep leaves contacts that are dated ahead to a later sweep and counts them, without another request. */
class WithheldTest {

    private final SimulatedServer server = new SimulatedServer();
    private final Sweeps sweeps = Sweeps.changes(SimulatedConsumer.settings(10));
    private Position position = Position.START;
    private long requests;

    private Sweep sweep() {
        long before = server.requests;
        Sweep sweep = sweeps.begin(position);
        while (!sweep.isOver()) {
            while (sweep.isAtTheEdge()) {
                sweep.accept(server.list(sweep.request().orElseThrow()));
            }
            if (sweep.hasContact()) {
                sweep.advance();
            }
        }
        sweep.finish();
        position = sweep.position();
        requests = server.requests - before;
        return sweep;
    }

    private void fill(int contacts) {
        for (int count = 0; count < contacts; count++) {
            server.insert(0);
            server.now = server.now.plusMillis(500);
        }
        server.now = server.now.plusSeconds(10);
    }

    private void insertAhead(int contacts, Duration ahead) {
        for (int count = 0; count < contacts; count++) {
            server.insert(ahead.toMillis());
        }
    }

    @ParameterizedTest
    @CsvSource({"PT5S,1", "PT300S,3", "PT2H,8", "P365D,25", "PT5S,25"})
    void contactsAheadOfTheServersClock(Duration ahead, int contacts) {
        fill(4);
        assertThat(sweep().figures().withheld().isNone()).isTrue();
        insertAhead(contacts, ahead);

        Withheld seen = sweep().figures().withheld();

        assertThat(requests).isEqualTo(1);
        assertThat(seen.count()).isEqualTo(contacts);
        assertThat(seen.ahead()).isBetween(ahead.minusSeconds(1), ahead.plusSeconds(1));
        assertThat(seen.byOwnClock()).isFalse();
        server.now = server.now.plus(ahead).plusSeconds(10);
        assertThat(sweep().watermark()).isAfter(seen.newest());
        assertThat(sweep().figures().withheld().isNone()).isTrue();
    }

    @Test
    void aServerWhoseDateIsADayBehind() {
        fill(4);
        sweep();
        insertAhead(3, Duration.ofDays(1));

        assertThat(sweep().figures().withheld().ahead()).isGreaterThan(Duration.ofHours(23));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 300, 7200})
    void contactsAheadOfThisMachinesClockWhereTheServerTellsNone(long seconds) {
        server.tellsTheDate = false;
        fill(4);
        sweep();
        insertAhead(1, Duration.ofSeconds(seconds));

        Withheld seen = sweep().figures().withheld();

        assertThat(seen.isNone()).isFalse();
        assertThat(seen.byOwnClock()).isTrue();
        assertThat(seen.ahead()).isBetween(Duration.ofSeconds(seconds - 1), Duration.ofSeconds(seconds + 1));
    }

    @Test
    void whereTheWalkGoesByPages() {
        server.ranges = Ranges.DATES_MATCH_NOTHING;
        fill(40);
        sweep();
        insertAhead(3, Duration.ofMinutes(5));

        assertThat(sweep().figures().withheld().count()).isEqualTo(3);
    }

    @Test
    void whereMoreLiesWithinTheLookbackThanOnAPage() {
        fill(4);
        sweep();
        for (int count = 0; count < 25; count++) {
            server.insert(0);
        }
        server.now = server.now.plusSeconds(2);
        sweep();
        insertAhead(3, Duration.ofMinutes(5));

        assertThat(sweep().figures().withheld().count()).isEqualTo(3);
        assertThat(requests).isEqualTo(1);
    }

    @Test
    void whatTheLastSecondBroughtIsNotCounted() {
        fill(4);
        sweep();
        server.now = server.now.plusMillis(900);
        server.insert(0);

        assertThat(sweep().figures().withheld().isNone()).isTrue();
    }
}
