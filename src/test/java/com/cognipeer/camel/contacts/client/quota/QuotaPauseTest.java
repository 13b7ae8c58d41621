package com.cognipeer.camel.contacts.client.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a key whose quota is used up sends something again; the time is the test's. */
class QuotaPauseTest {

    private static final Duration TEN_HOURS = Duration.ofHours(10);
    private static final ServerQuota SOME_LEFT = new ServerQuota(5000L, 4990L, Duration.ofHours(1));

    private final AtomicLong now = new AtomicLong();
    private final RequestBudget budget = new RequestBudget(now::get, new SharedQuota(() -> 0));
    /** Rings never within a test. */
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable alarm, long delay, TimeUnit unit) {
            return super.schedule(alarm, 1, TimeUnit.DAYS);
        }
    };

    private final RateLimiter caller = budget.caller(100, Duration.ofMinutes(1), timer);
    private final RateLimiter unpaced = budget.caller(0, Duration.ofMinutes(1), timer);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void ofALongOneARequestLooksAfter15MinutesThenAfter30ThenEveryHour() {
        refuse(TEN_HOURS);

        List<Long> probes = new ArrayList<>();
        for (int minute = 1; minute < 300; minute++) {
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            CompletableFuture<Permit> place = caller.acquire();
            if (!place.isCompletedExceptionally()) {
                probes.add((long) minute);
                place.join().refused(ServerQuota.UNKNOWN, TEN_HOURS.minusMinutes(minute));
            }
        }

        assertThat(probes).containsExactly(15L, 45L, 105L, 165L, 225L, 285L);
    }

    @ParameterizedTest
    @ValueSource(longs = {20, 60, 300, 900})
    void aWaitOfUpTo15MinutesIsObeyedExactly(long seconds) {
        Duration wait = Duration.ofSeconds(seconds);
        refuse(wait);

        for (long second = 0; second < seconds; second += Math.max(1, seconds / 20)) {
            assertThat(budget.quietFor()).isEqualTo(wait.minusSeconds(second));
            now.addAndGet(Duration.ofSeconds(Math.max(1, seconds / 20)).toNanos());
        }
        assertThat(budget.quietFor()).isZero();
        assertThat(caller.acquire()).isCompleted();
    }

    @Test
    void theSuccessOfALookEndsItForAll() {
        refuse(TEN_HOURS);
        now.addAndGet(QuotaPause.OBEYED.toNanos());

        permit().answered(SOME_LEFT);

        assertThat(budget.quietFor()).isZero();
        assertThat(caller.acquire()).isCompleted();
        assertThat(budget.caller(100, Duration.ofMinutes(1), timer).acquire()).isCompleted();
    }

    @Test
    void oneRequestLooksAndTheOthersFailAsBefore() {
        RateLimiter other = budget.caller(100, Duration.ofMinutes(1), timer);
        refuse(TEN_HOURS);
        now.addAndGet(QuotaPause.OBEYED.toNanos());

        permit();

        assertThat(caller.acquire()).isCompletedExceptionally();
        assertThat(other.acquire()).isCompletedExceptionally();
    }

    @Test
    void whoWouldWaitAllTheTimeLooks() {
        RateLimiter patient = budget.caller(100, Duration.ofDays(1), timer);
        refuse(TEN_HOURS);
        CompletableFuture<Permit> waiting = patient.acquire();
        assertThat(waiting).isNotDone();

        now.addAndGet(QuotaPause.OBEYED.toNanos());
        assertThat(caller.acquire()).isCompletedExceptionally();

        assertThat(waiting).isCompleted();
    }

    @Test
    void aLookThatGetsNoAnswerOrAFailureOfTheServerEndsNothing() {
        refuse(TEN_HOURS);
        now.addAndGet(QuotaPause.OBEYED.toNanos());
        permit().failed(ServerQuota.UNKNOWN);
        assertThat(caller.acquire()).isCompletedExceptionally();

        now.addAndGet(Duration.ofMinutes(30).toNanos());
        permit().lost();

        assertThat(caller.acquire()).isCompletedExceptionally();
    }

    @Test
    void aLookThatIsRefusedWithoutAWordOfAWaitTakesNothingAway() {
        refuse(TEN_HOURS);
        now.addAndGet(QuotaPause.OBEYED.toNanos());
        permit().refused(ServerQuota.UNKNOWN, null);

        assertThat(budget.quietFor()).isEqualTo(TEN_HOURS.minus(QuotaPause.OBEYED));
    }

    @Test
    void aLookThatIsToldOfAShorterWaitObeysThat() {
        refuse(TEN_HOURS);
        now.addAndGet(QuotaPause.OBEYED.toNanos());
        permit().refused(ServerQuota.UNKNOWN, Duration.ofSeconds(20));

        assertThat(budget.quietFor()).hasSeconds(20);
    }

    @Test
    void theNextOneBeginsFromAnew() {
        refuse(TEN_HOURS);
        now.addAndGet(TEN_HOURS.toNanos());
        refuse(TEN_HOURS);

        now.addAndGet(QuotaPause.OBEYED.toNanos() - 1);
        assertThat(caller.acquire()).isCompletedExceptionally();
        now.incrementAndGet();
        assertThat(caller.acquire()).isCompleted();
    }

    @Test
    void forgottenItIsOverForAll() {
        permit().answered(ServerQuota.UNKNOWN);
        Permit earlier = permit();
        refuse(TEN_HOURS);
        CompletableFuture<Permit> patient =
                budget.caller(100, Duration.ofDays(1), timer).acquire();

        // By then one request without an answer holds up nobody.
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        budget.forget();

        assertThat(budget.quietFor()).isZero();
        assertThat(patient).isCompleted();
        // What was sent before does not bring it back.
        earlier.refused(ServerQuota.UNKNOWN, TEN_HOURS);
        assertThat(budget.quietFor()).isZero();
    }

    @Test
    void withoutAPaceTheSameIsKnown() {
        Permit earlier = unpaced.acquire().join();
        unpaced.acquire().join().refused(ServerQuota.UNKNOWN, TEN_HOURS);
        assertThat(budget.quietFor()).isEqualTo(TEN_HOURS);
        assertThat(unpaced.acquire()).isCompleted();
        assertThat(caller.acquire()).isCompletedExceptionally();
        earlier.answered(SOME_LEFT);
        assertThat(budget.quietFor()).isPositive();

        now.addAndGet(QuotaPause.OBEYED.toNanos());
        assertThat(budget.quietFor()).isZero();
        Permit look = unpaced.acquire().join();
        assertThat(budget.quietFor()).isPositive();
        look.answered(SOME_LEFT);

        assertThat(budget.quietFor()).isZero();
        assertThat(caller.acquire()).isCompleted();
    }

    @ParameterizedTest
    @CsvSource({"1,", "5,", "30,", "1, 100", "5, 100", "30, 100", "2, 5000", "30, 1"})
    void aLastAnswerKeepsQuietUntilTheEndOfItsWindowAndNoLonger(long seconds, Long limit) {
        Duration window = Duration.ofSeconds(seconds);
        for (int request = 0; request < 50; request++) {
            permit().answered(new ServerQuota(limit, 0L, window));
            now.addAndGet(window.toNanos() - 1);
            CompletableFuture<Permit> next = caller.acquire();
            assertThat(next).isNotDone();
            next.cancel(false);
            now.incrementAndGet();
        }
        assertThat(caller.acquire()).isCompleted();
    }

    /** As a server tells it that allows a request a second, and 100 in all. */
    @Test
    void alsoWhereTheLimitLooksAsIfOthersHadSpentItTheEndOfAShortWindowIsBelievedSoon() {
        int granted = 0;
        for (int tenths = 0; tenths < 1900; tenths++) {
            CompletableFuture<Permit> place = caller.acquire();
            if (place.isDone()) {
                place.join().answered(new ServerQuota(100L, 0L, Duration.ofSeconds(1)));
                granted++;
            } else {
                place.cancel(false);
            }
            now.addAndGet(Duration.ofMillis(100).toNanos());
        }
        System.out.println("A request a second for 190 s: " + granted);
        // By our own pace no more than 100 a minute, and never two in a second.
        assertThat(granted).isBetween(120, 190);
    }

    private void refuse(Duration wait) {
        permit().refused(ServerQuota.UNKNOWN, wait);
    }

    private Permit permit() {
        CompletableFuture<Permit> place = caller.acquire();
        assertThat(place).isDone();
        return place.join();
    }
}
