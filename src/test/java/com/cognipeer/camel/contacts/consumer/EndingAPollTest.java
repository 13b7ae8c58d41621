package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A stop, a suspend or a shutdown ends a poll at once, wherever it is, and the next one goes on right there. */
class EndingAPollTest extends PolledRouteTest {

    /** Far below the time after which a shutdown is forced, and the time that a request hangs. */
    private static final Duration PROMPTLY = Duration.ofSeconds(10);

    private static final String OPTIONS =
            "mode=changes&limit=5&prefetch=false&initialDelay=0&delay=1h&stateRepository=#positions";
    private static final List<String> ALL =
            IntStream.rangeClosed(1, 12).mapToObj(Integer::toString).toList();

    enum How {
        STOP,
        SUSPEND,
        SHUTDOWN
    }

    enum When {
        IN_A_PAGE,
        BETWEEN_POLLS,
        IN_A_REQUEST
    }

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();
    private final CountDownLatch goOn = new CountDownLatch(1);

    static Stream<Arguments> waysToEnd() {
        return Stream.of(How.values()).flatMap(how -> Stream.of(When.values()).map(when -> Arguments.of(how, when)));
    }

    @BeforeEach
    void storeContacts() {
        context.getShutdownStrategy().setTimeout(60);
        insert(ALL.toArray(String[]::new));
        clock.goOnBy(TEN_SECONDS);
    }

    @ParameterizedTest
    @MethodSource("waysToEnd")
    void thePollEndsPromptlyAndTheRestComesLaterWithNothingLostOrDoubled(How how, When when) throws Exception {
        context.addRoutes(polled(ROUTE, OPTIONS + (when == When.BETWEEN_POLLS ? "&maxMessagesPerPoll=5" : "")));
        int done = reach(when);
        CognipeerContactsConsumer consumer = polled();

        CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> end(how));
        await().atMost(PROMPTLY).until(() -> consumer.isSuspendingOrSuspended() || consumer.isStoppingOrStopped());
        goOn.countDown();
        ended.get(PROMPTLY.toSeconds(), TimeUnit.SECONDS);

        await().atMost(PROMPTLY).until(() -> !consumer.isPolling());
        assertThat(routed).hasSize(done);
        assertThat(failures.ofPolls).isEmpty();
        // The poll that was ended counts as neither.
        assertThat(consumer.getPollsSucceeded()).isEqualTo(when == When.BETWEEN_POLLS ? 1 : 0);
        assertThat(consumer.getPollsFailed()).isZero();
        if (how != How.SUSPEND) {
            await().atMost(PROMPTLY).untilAsserted(() -> assertThat(threadsOf("cognipeer-contacts:"))
                    .isEmpty());
        }
        if (how == How.SHUTDOWN) {
            await().atMost(PROMPTLY).untilAsserted(() -> assertThat(threadsOf("CognipeerContacts"))
                    .isEmpty());
        }
        sandbox.faults().clear();
        goOn(how);
        assertThat(names()).isEqualTo(ALL);
    }

    @Test
    void aStopThatHadToBeForcedLosesNothingAndRepeatsNothingButThePageUnderWay() throws Exception {
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(100);
        context.addRoutes(polled(ROUTE, OPTIONS));
        CountDownLatch never = new CountDownLatch(1);
        work = exchange -> {
            if (routed.size() == 7) {
                never.await();
            }
        };
        await().until(() -> routed.size() == 7);
        CognipeerContactsConsumer consumer = polled();

        context.getRouteController().stopRoute(ROUTE);
        await().atMost(PROMPTLY).until(() -> !consumer.isPolling());
        work = exchange -> {};
        context.getRouteController().startRoute(ROUTE);

        await().atMost(PROMPTLY).until(() -> names().contains("12"));
        List<String> again = names().subList(7, routed.size());
        assertThat(again).endsWith("7", "8", "9", "10", "11", "12").doesNotContain("1", "2", "3", "4", "5");
        assertThat(again).doesNotHaveDuplicates();
    }

    /** Lets the consumer get there; tells how many contacts are done when its poll ends there. */
    private int reach(When when) throws Exception {
        switch (when) {
            case IN_A_PAGE -> {
                work = exchange -> {
                    if (routed.size() == 7) {
                        goOn.await(30, TimeUnit.SECONDS);
                    }
                };
                await().until(() -> routed.size() == 7);
                return 7;
            }
            case BETWEEN_POLLS -> {
                await().until(() -> routed.size() == 5 && !polled().isPolling());
                return 5;
            }
            case IN_A_REQUEST -> {
                CountDownLatch hangs = new CountDownLatch(1);
                sandbox.faults()
                        .always(
                                request -> {
                                    boolean third = routed.size() == 8;
                                    if (third) {
                                        hangs.countDown();
                                    }
                                    return third;
                                },
                                Fault.delay(Duration.ofSeconds(30)));
                assertThat(hangs.await(10, TimeUnit.SECONDS)).isTrue();
                return 8;
            }
        }
        throw new IllegalStateException("unknown: " + when);
    }

    private void end(How how) {
        try {
            switch (how) {
                case STOP -> context.getRouteController().stopRoute(ROUTE);
                case SUSPEND -> context.getRouteController().suspendRoute(ROUTE);
                case SHUTDOWN -> context.stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void goOn(How how) throws Exception {
        switch (how) {
            case STOP -> {
                context.getRouteController().startRoute(ROUTE);
                pollOn(context);
            }
            case SUSPEND -> {
                context.getRouteController().resumeRoute(ROUTE);
                pollOn(context);
            }
            case SHUTDOWN -> {
                try (CamelContext other = anotherContext()) {
                    other.addRoutes(polled(ROUTE, OPTIONS));
                    other.start();
                    pollOn(other);
                }
            }
        }
    }

    private void pollOn(CamelContext camel) {
        await().atMost(PROMPTLY).until(() -> {
            poll(camel, ROUTE);
            return routed.size() >= ALL.size();
        });
    }

    private List<String> threadsOf(String what) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .filter(name -> name.contains(what))
                .collect(Collectors.toList());
    }
}
