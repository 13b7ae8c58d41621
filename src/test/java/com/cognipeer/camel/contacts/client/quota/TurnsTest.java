package com.cognipeer.camel.contacts.client.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let out, and when; nobody waits for real, as the time is the test's and an answer lets out who may go. */
class TurnsTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final AtomicLong now = new AtomicLong();
    private final RequestBudget budget = new RequestBudget(now::get, new SharedQuota(() -> 0));
    /** Rings never within a test, in which time passes by the test's own clock. */
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable alarm, long delay, TimeUnit unit) {
            return super.schedule(alarm, 1, TimeUnit.DAYS);
        }
    };

    private final List<String> order = new ArrayList<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void whatTheBudgetHasGoesOutAtOnce() {
        RateLimiter caller = caller(10);
        settleFirst(caller);

        for (int request = 1; request < 10; request++) {
            assertThat(caller.acquire()).isCompleted();
        }
        assertThat(caller.acquire()).isNotDone();
    }

    @Test
    void aPermitComesBackAMinuteAfterItsAnswer() {
        RateLimiter caller = caller(1);
        Permit first = permit(caller);
        now.addAndGet(5 * MINUTE);
        first.answered(ServerQuota.UNKNOWN);
        CompletableFuture<Permit> second = caller.acquire();

        passAlmost(MINUTE);
        assertThat(second).isNotDone();
        passTheRest();
        assertThat(second).isCompleted();
    }

    @Test
    void aRequestThatNeverLeftIsThereForTheNextOne() {
        RateLimiter caller = caller(1);
        Permit first = permit(caller);
        CompletableFuture<Permit> second = caller.acquire();

        first.giveBack();

        assertThat(second).isCompleted();
    }

    @Test
    void aRequestWithoutAnAnswerMayHaveBeenCounted() {
        RateLimiter caller = caller(1);
        permit(caller).lost();

        assertThat(caller.acquire()).isNotDone();
    }

    @Test
    void thoseWhoWaitTakeTurnsHoweverManyOneHasWaiting() {
        RateLimiter crowd = caller(3);
        RateLimiter single = caller(3);
        useUp(crowd, 3);
        for (int request = 0; request < 5; request++) {
            note(crowd, "crowd");
        }
        note(single, "single");

        now.addAndGet(MINUTE);
        wake();

        assertThat(order).containsExactly("crowd", "single", "crowd");
    }

    @Test
    void whoHasFewerOutGoesBeforeWhoAskedFirst() {
        RateLimiter crowd = caller(5);
        RateLimiter single = caller(5);
        useUp(crowd, 4);
        now.addAndGet(MINUTE / 2);
        useUp(crowd, 1);
        note(crowd, "crowd");
        note(single, "single");

        now.addAndGet(MINUTE / 2);
        wake();

        assertThat(order).startsWith("single");
    }

    @Test
    void whoMayHaveFewerOutWaitsAndHoldsNobodyUp() {
        RateLimiter bulk = caller(2);
        RateLimiter interactive = caller(4);
        useUp(bulk, 2);

        assertThat(bulk.acquire()).isNotDone();
        assertThat(interactive.acquire()).isCompleted();
        assertThat(interactive.acquire()).isCompleted();
        assertThat(interactive.acquire()).isNotDone();
    }

    @Test
    void whoWaitsForAQuotaThatIsUsedUpForTooLongIsToldSoAndSoIsWhoComesLater() {
        RateLimiter caller = caller(10);
        Permit first = permit(caller);
        CompletableFuture<Permit> waiting = caller.acquire();

        first.answered(new ServerQuota(5000L, 0L, Duration.ofHours(3)));

        for (CompletableFuture<Permit> told : List.of(waiting, caller.acquire())) {
            Assertions.assertThatThrownBy(told::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(QuotaUsedUpException.class, usedUp -> assertThat(usedUp.resetIn())
                            .hasHours(3));
        }
    }

    @Test
    void afterItsEndTheQuotaIsThereAgain() {
        RateLimiter caller = caller(10);
        permit(caller).answered(new ServerQuota(5000L, 0L, Duration.ofHours(3)));

        now.addAndGet(Duration.ofHours(3).toNanos());

        assertThat(caller.acquire()).isCompleted();
    }

    @Test
    void aPauseThatTheServerAsksForIsEverybodys() {
        RateLimiter one = caller(10);
        RateLimiter other = caller(10);
        permit(one).refused(ServerQuota.UNKNOWN, Duration.ofSeconds(7));
        CompletableFuture<Permit> waiting = other.acquire();

        passAlmost(Duration.ofSeconds(7).toNanos());
        assertThat(waiting).isNotDone();
        passTheRest();
        assertThat(waiting).isCompleted();
    }

    @Test
    void withAFreeQuotaTenGoAtOnceAndMoreWithEachAnswerThatTellsOfNobodyElse() {
        RateLimiter caller = caller(100);
        permit(caller).answered(new ServerQuota(100L, 99L, Duration.ofMinutes(1)));

        List<Permit> first =
                IntStream.range(0, 11).mapToObj(request -> permit(caller)).toList();
        CompletableFuture<Permit> next = caller.acquire();
        assertThat(next).isNotDone();
        for (int request = 0; request < first.size(); request++) {
            first.get(request).answered(new ServerQuota(100L, 98L - request, Duration.ofMinutes(1)));
        }

        assertThat(next).isCompleted();
        for (int request = 1; request < 2 * first.size(); request++) {
            assertThat(caller.acquire()).isCompleted();
        }
    }

    @Test
    void whereOthersUseTheKeyOnlyAPartOfWhatIsLeftGoesAtATime() {
        RateLimiter caller = caller(100);
        permit(caller).answered(new ServerQuota(100L, 40L, Duration.ofMinutes(1)));

        for (int request = 0; request < 4; request++) {
            assertThat(caller.acquire()).isCompleted();
        }
        assertThat(caller.acquire()).isNotDone();
    }

    @Test
    void theLastFifthOfAMinuteGoesOneByOneAndIsUsedAll() {
        RateLimiter caller = caller(100);
        useUp(caller, 80);
        List<CompletableFuture<Permit>> last = IntStream.range(0, 21)
                .mapToObj(request -> caller.acquire())
                .peek(place -> place.thenAccept(permit -> permit.answered(ServerQuota.UNKNOWN)))
                .toList();
        assertThat(last).noneMatch(CompletableFuture::isDone);

        for (int request = 0; request < 20; request++) {
            now.addAndGet(Duration.ofMillis(1500).toNanos());
            wake();
            assertThat(last.get(request)).isCompleted();
            assertThat(last.get(request + 1)).isNotDone();
        }
    }

    @Test
    void whoHasSpentLittleNeedNotWaitForOneOfThese() {
        RateLimiter sync = caller(100);
        RateLimiter consumer = caller(100);
        useUp(sync, 80);
        assertThat(sync.acquire()).isNotDone();

        for (int request = 0; request < 10; request++) {
            CompletableFuture<Permit> place = consumer.acquire();
            assertThat(place).isCompleted();
            place.join().answered(ServerQuota.UNKNOWN);
        }

        assertThat(consumer.acquire()).isNotDone();
    }

    @Test
    void whoWasRefusedGoesBeforeThoseThatCameLater() {
        RateLimiter caller = caller(1);
        now.set(5);
        Permit first = permit(caller);
        caller.acquire(3).thenAccept(permit -> note(permit, "later"));
        caller.acquire(1).thenAccept(permit -> note(permit, "refused"));
        caller.acquire(2).thenAccept(permit -> note(permit, "between"));

        first.giveBack();
        now.addAndGet(MINUTE);
        wake();
        now.addAndGet(MINUTE);
        wake();

        assertThat(order).containsExactly("refused", "between", "later");
    }

    @Test
    void aNewcomerTakesThem() {
        RateLimiter caller = caller(100);
        permit(caller).answered(new ServerQuota(100L, 2L, Duration.ofMinutes(1)));

        permit(caller).answered(new ServerQuota(100L, 1L, Duration.ofMinutes(1)));
        permit(caller).answered(new ServerQuota(100L, 0L, Duration.ofMinutes(1)));
        assertThat(caller.acquire()).isNotDone();
    }

    @Test
    void whatAnEarlierRequestTellsLaterIsOutOfDate() {
        RateLimiter caller = caller(100);
        settleFirst(caller);
        Permit earlier = permit(caller);
        permit(caller).answered(new ServerQuota(10L, 0L, null));

        earlier.answered(new ServerQuota(10L, 9L, null));

        assertThat(caller.acquire()).isNotDone();
    }

    @Test
    void theFirstRequestIsAloneUntilItsAnswerTellsHowThingsAre() {
        RateLimiter caller = caller(100);
        Permit first = permit(caller);
        CompletableFuture<Permit> second = caller.acquire();
        assertThat(second).isNotDone();

        first.answered(ServerQuota.UNKNOWN);

        assertThat(second).isCompleted();
    }

    @Test
    void aFirstAnswerThatIsLongInComingHoldsUpNobody() {
        RateLimiter caller = caller(100);
        permit(caller);
        CompletableFuture<Permit> second = caller.acquire();

        now.addAndGet(Duration.ofMillis(500).toNanos());
        wake();

        assertThat(second).isCompleted();
    }

    @Test
    void whoGivesUpInTheMomentOfBeingLetOutLeavesThePermitToTheNext() {
        RateLimiter caller = caller(4);
        useUp(caller, 3);
        now.addAndGet(MINUTE / 2);
        useUp(caller, 1);
        CompletableFuture<Permit> first = caller.acquire();
        CompletableFuture<Permit> second = caller.acquire();
        // Both are let out at once; the first one's going out makes the second give up.
        first.thenAccept(permit -> second.cancel(false));

        now.addAndGet(MINUTE / 2);
        wake();

        assertThat(first).isCompleted();
        assertThat(second).isCancelled();
        assertThat(caller.acquire()).isCompleted();
        assertThat(caller.acquire()).isCompleted();
        assertThat(caller.acquire()).isNotDone();
    }

    @Test
    void aThousandWhoAreGivenBackAtOnceDoNotExhaustTheStack() {
        RateLimiter caller = caller(1);
        Permit first = permit(caller);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int request = 0; request < 10_000; request++) {
            all.add(caller.acquire().thenAccept(Permit::giveBack));
        }

        first.giveBack();

        assertThat(all).allSatisfy(done -> assertThat(done).isCompleted());
    }

    @Test
    void closedItCancelsWhoWaitsAndWhoComesLater() {
        RateLimiter caller = caller(1);
        permit(caller);
        CompletableFuture<Permit> waiting = caller.acquire();

        caller.close();

        assertThat(waiting).isCancelled();
        assertThat(caller.acquire()).isCancelled();
    }

    @Test
    void itIsIdleOnceEverythingHasComeBack() {
        RateLimiter caller = caller(1);
        assertThat(budget.isIdle()).isTrue();
        Permit permit = permit(caller);
        assertThat(budget.isIdle()).isFalse();
        permit.answered(ServerQuota.UNKNOWN);
        assertThat(budget.isIdle()).isFalse();

        now.addAndGet(MINUTE);

        assertThat(budget.isIdle()).isTrue();
    }

    @Test
    void aServerThatFailsDoesNotEndAPause() {
        RateLimiter caller = caller(10);
        settleFirst(caller);
        Permit refused = permit(caller);
        Permit failing = permit(caller);
        refused.refused(ServerQuota.UNKNOWN, Duration.ofSeconds(7));

        failing.failed(ServerQuota.UNKNOWN);

        assertThat(caller.acquire()).isNotDone();
    }

    @Test
    void aServerThatFailsTellsWhatIsLeftAllTheSame() {
        RateLimiter caller = caller(10);
        permit(caller).failed(new ServerQuota(10L, 0L, Duration.ofSeconds(7)));

        assertThat(caller.acquire()).isNotDone();
    }

    @Test
    void anAnswerToWhoIsNotCountedEndsThePauseForThoseWhoAre() {
        RateLimiter caller = caller(10);
        permit(caller).refused(ServerQuota.UNKNOWN, Duration.ofSeconds(7));
        CompletableFuture<Permit> waiting = caller.acquire();

        permit(caller(0)).answered(ServerQuota.UNKNOWN);

        assertThat(waiting).isCompleted();
    }

    @Test
    void anAnswerToWhoIsNotCountedEndsNoPauseIfItTellsThatNothingIsLeft() {
        RateLimiter caller = caller(10);
        permit(caller).refused(ServerQuota.UNKNOWN, Duration.ofSeconds(7));
        CompletableFuture<Permit> waiting = caller.acquire();

        permit(caller(0)).answered(new ServerQuota(10L, 0L, null));

        assertThat(waiting).isNotDone();
    }

    @Test
    void whatTheServerHasSaidHoldsNobodyUpOnceItIsForgotten() {
        RateLimiter caller = caller(10);
        permit(caller).refused(ServerQuota.UNKNOWN, Duration.ofSeconds(7));
        CompletableFuture<Permit> waiting = caller.acquire();
        assertThat(budget.isQuiet()).isTrue();

        budget.forget();

        assertThat(waiting).isCompleted();
        assertThat(budget.isQuiet()).isFalse();
    }

    @Test
    void withoutALimitNothingIsCounted() {
        RateLimiter unbound = caller(0);
        for (int request = 0; request < 200; request++) {
            assertThat(unbound.acquire()).isCompleted();
        }
        assertThat(budget.isIdle()).isTrue();
    }

    private RateLimiter caller(int limit) {
        return budget.caller(limit, Duration.ofMinutes(1), timer);
    }

    private static Permit permit(RateLimiter caller) {
        return caller.acquire().join();
    }

    private void settleFirst(RateLimiter caller) {
        permit(caller).answered(ServerQuota.UNKNOWN);
    }

    private void useUp(RateLimiter caller, int requests) {
        for (int request = 0; request < requests; request++) {
            settleFirst(caller);
        }
    }

    private void note(RateLimiter caller, String name) {
        caller.acquire().thenAccept(permit -> note(permit, name));
    }

    private void note(Permit permit, String name) {
        order.add(name);
        // Answered, so that the next one need not wait to see how things are.
        permit.answered(ServerQuota.UNKNOWN);
    }

    private void passAlmost(long nanos) {
        now.addAndGet(nanos - 1);
        wake();
    }

    private void passTheRest() {
        now.incrementAndGet();
        wake();
    }

    /** As an alarm would: somebody who comes and goes makes the budget look at its clock. */
    private void wake() {
        CompletableFuture<Permit> passer = caller(1000).acquire();
        if (passer.isDone()) {
            passer.join().giveBack();
        } else {
            passer.cancel(false);
        }
    }
}
