package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.poll.FinishedSweeps.FinishedSweep;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinishedSweepsTest {

    private static final Instant SETTLED = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant ANSWERED = SETTLED.plusSeconds(61);
    private static final Instant AFTER = ANSWERED.plusSeconds(1);

    private final FinishedSweeps one = FinishedSweeps.NONE.and(new FinishedSweep(SETTLED, ANSWERED));

    @Test
    void aStateThatLastedFromBeforeTheSweepUntilAfterItWasSeen() {
        assertThat(one.haveSeen(SETTLED, AFTER)).isTrue();
    }

    @Test
    void aStateThatBeganLaterMayNotHaveBeenSeen() {
        assertThat(one.haveSeen(SETTLED.plusMillis(1), AFTER)).isFalse();
    }

    /** The date of an answer has whole seconds, so the answer may have come 999 milliseconds later. */
    @Test
    void aStateThatEndedInTheSecondOfTheLastAnswerMayNotHaveBeenSeen() {
        assertThat(one.haveSeen(SETTLED, AFTER.minusMillis(1))).isFalse();
    }

    @Test
    void aStateWithoutADateIsNotKnownToBeSeen() {
        assertThat(one.haveSeen(null, AFTER)).isFalse();
        assertThat(one.haveSeen(SETTLED, null)).isFalse();
    }

    @Test
    void anySweepMayHaveSeenIt() {
        FinishedSweeps two = one.and(new FinishedSweep(SETTLED.plusSeconds(60), ANSWERED.plusSeconds(60)));

        assertThat(two.haveSeen(SETTLED, AFTER)).isTrue();
        assertThat(two.haveSeen(SETTLED.plusSeconds(60), AFTER.plusSeconds(60))).isTrue();
        assertThat(two.haveSeen(SETTLED.plusSeconds(60), AFTER)).isFalse();
    }

    @Test
    void theLastSixteenAreKept() {
        FinishedSweeps many = FinishedSweeps.NONE;
        for (int number = 1; number <= 20; number++) {
            many = many.and(new FinishedSweep(SETTLED.plusSeconds(number), ANSWERED.plusSeconds(number)));
        }

        assertThat(many.sweeps()).hasSize(16);
        assertThat(many.sweeps().get(0).settled()).isEqualTo(SETTLED.plusSeconds(5));
    }

    @Test
    void theyAreReadAsTheyWereWritten() {
        assertThat(FinishedSweepsJson.read(FinishedSweepsJson.write(one))).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "{}",
                "[1]",
                "[[]]",
                "[[\"2026-11-25T10:00:00Z\"]]",
                "[[\"2026-11-25T10:00:00Z\",\"now\"]]",
                "[[\"2026-11-25T10:00:00Z\",\"2026-11-25T10:00:00Z\",1]]"
            })
    void anythingElseIsRefused(String json) throws Exception {
        var parsed = new ObjectMapper().readTree(json);

        assertThatThrownBy(() -> FinishedSweepsJson.read(parsed))
                .isInstanceOf(UnusablePositionException.class)
                .hasMessageContaining("sweeps");
    }
}
