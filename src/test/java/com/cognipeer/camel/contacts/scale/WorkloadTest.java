package com.cognipeer.camel.contacts.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {

    private static final KeyQuota QUOTA = new KeyQuota(98, 5_000, 0.2);
    private static final PollCost COST = new PollCost(100, Duration.ofMinutes(1));
    private static final List<Integer> KEYS = List.of(1, 2, 3, 5, 10, 20, 30, 50, 100);
    private static final double[] CHANGES = {0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3};

    /** 1,000 changes: each poll takes one request, of which 4,000 make one every 21.6 seconds. */
    @Test
    void fewChangesCostAPageAPoll() {
        Workload workload = new Workload(100_000, 0.01, 1);

        assertThat(workload.shortestDelay(COST, QUOTA)).contains(Duration.ofSeconds(22));
        assertThat(workload.requestsADay(Duration.ofMinutes(1), COST, QUOTA)).isEqualTo(1_440);
    }

    /** 70 changes a minute and 70 of the lookback do not fit on one page. */
    @Test
    void changesAndThoseOfTheLookbackTakeTwoPages() {
        Workload workload = new Workload(1_000_000, 0.1, 1);

        assertThat(workload.requestsADay(Duration.ofMinutes(1), COST, QUOTA)).isEqualTo(2_880);
    }

    /** A lookback that fills a page costs a look before, and is read beside what is new. */
    @Test
    void oneChangeMoreThanAPageOfTheLookbackDoublesAPoll() {
        Duration minute = Duration.ofMinutes(1);

        assertThat(new Workload(142_560, 1, 1).requestsADay(minute, COST, QUOTA))
                .isEqualTo(2_880);
        assertThat(new Workload(142_561, 1, 1).requestsADay(minute, COST, QUOTA))
                .isEqualTo(5_760);
        assertThat(new Workload(142_561, 1, 1).shortestDelay(COST, QUOTA)).contains(Duration.ofSeconds(87));
    }

    /**
     * 333,333 changes: with 9 minutes 2,084 new ones and 232 of the lookback are 24 pages and a look before, 160 times a
     * day; with 8 it is 23 requests 180 times.
     */
    @Test
    void manyChangesNeedALongerDelay() {
        Workload workload = new Workload(10_000_000, 0.1, 3);

        assertThat(workload.shortestDelay(COST, QUOTA)).contains(Duration.ofMinutes(9));
        assertThat(workload.requestsADay(Duration.ofMinutes(9), COST, QUOTA)).isEqualTo(4_000);
        assertThat(workload.requestsADay(Duration.ofMinutes(8), COST, QUOTA)).isEqualTo(4_140);
    }

    /** 1,000,000 changes are 10,101 pages. */
    @Test
    void moreChangesThanTheDayHasPagesDoNotFit() {
        assertThat(new Workload(10_000_000, 0.1, 1).shortestDelay(COST, QUOTA)).isEmpty();
    }

    /** 1,011 pages and 6 questions, 98 a minute. */
    @Test
    void aFirstReadThatTheDayHoldsTakesMinutes() {
        assertThat(new Workload(100_000, 0, 1).firstRead(COST, QUOTA))
                .isEqualTo(Duration.ofSeconds(622).plusMillis(653));
    }

    /** 101,017 requests: 25 days of 4,000, and 1,017 more. */
    @Test
    void aFirstReadThatTheDayDoesNotHoldTakesDays() {
        assertThat(new Workload(10_000_000, 0, 1).firstRead(COST, QUOTA))
                .isEqualTo(Duration.ofDays(25).plusSeconds(622).plusMillis(653));
    }

    /** A poll of 51 pages with 10 a minute: the other 41 take 4.1 minutes. */
    @Test
    void aPollOfMoreThanAMinuteHoldsIsLessFresh() {
        KeyQuota slow = new KeyQuota(10, 5_000, 0.2);
        Workload workload = new Workload(86_400 * 8, 0.1, 1);
        PollCost pages = new PollCost(11, Duration.ZERO);

        assertThat(workload.freshness(Duration.ofSeconds(630), pages, slow))
                .isEqualTo(Duration.ofSeconds(630).plusSeconds(246));
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000, 1_000_000, 10_000_000, 100_000_000})
    void moreKeysAreNeverWorse(long contacts) {
        for (double change : CHANGES) {
            for (int index = 1; index < KEYS.size(); index++) {
                Workload fewer = new Workload(contacts, change, KEYS.get(index - 1));
                Workload more = new Workload(contacts, change, KEYS.get(index));

                assertThat(delay(more)).as("%s after %s", more, fewer).isLessThanOrEqualTo(delay(fewer));
                assertThat(more.firstRead(COST, QUOTA)).isLessThanOrEqualTo(fewer.firstRead(COST, QUOTA));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000, 1_000_000, 10_000_000, 100_000_000})
    void moreChangesAreNeverBetter(long contacts) {
        for (int keys : KEYS) {
            for (int index = 1; index < CHANGES.length; index++) {
                Workload fewer = new Workload(contacts, CHANGES[index - 1], keys);
                Workload more = new Workload(contacts, CHANGES[index], keys);

                assertThat(delay(more)).as("%s after %s", more, fewer).isGreaterThanOrEqualTo(delay(fewer));
            }
        }
    }

    private static Duration delay(Workload workload) {
        Optional<Duration> shortest = workload.shortestDelay(COST, QUOTA);
        return shortest.orElse(Duration.ofDays(1_000));
    }
}
