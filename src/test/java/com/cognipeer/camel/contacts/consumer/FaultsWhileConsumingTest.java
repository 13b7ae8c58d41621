package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.route.AnswerFault;
import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that does not come as it should, after one that did. */
class FaultsWhileConsumingTest extends PolledRouteTest {

    private static final String[] ALL = {"1", "2", "3", "4", "5"};
    /** Of a page of two; its last contact waits to know whether it is the last of all, which the next page tells. */
    private static final String[] FIRST = {"1"};

    private static final String[] THE_REST = {"2", "3", "4", "5"};
    private static final int CUT_STEP = Effort.choose(43, 7, 1);

    enum Mode {
        snapshot,
        changes;

        String options(String stateKey) {
            return "mode=" + this + "&stateKey=" + stateKey + "&limit=2";
        }
    }

    static Stream<Arguments> faults() {
        return faultsOf(EnumSet.allOf(AnswerFault.class));
    }

    static Stream<Arguments> faultsThatPass() {
        return faultsOf(EnumSet.complementOf(EnumSet.of(AnswerFault.REFUSAL)));
    }

    private static Stream<Arguments> faultsOf(Set<AnswerFault> faults) {
        return Arrays.stream(Mode.values()).flatMap(mode -> Stream.of(true, false)
                .flatMap(prefetch -> faults.stream().map(fault -> arguments(mode, prefetch, fault))));
    }

    @BeforeEach
    void storeContacts() {
        insert(ALL);
        clock.goOnBy(TEN_SECONDS);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPageThatFailsForEverFailsThePollAndALaterOneGoesOnThere(Mode mode, boolean prefetch, AnswerFault fault)
            throws Exception {
        consume(mode.options("mine") + "&prefetch=" + prefetch);
        sandbox.faults().always(FaultsWhileConsumingTest::asksForALaterPage, fault.fault);

        assertFailsAtPage2(poll());
        String position = positions.value();
        assertThat(position).contains(idOf("1")).doesNotContain(idOf("2"));
        Poll again = poll();
        assertTyped(again.failure());
        assertThat(again.routed()).isEmpty();
        assertThat(positions.value()).isEqualTo(position);

        sandbox.faults().clear();
        Poll after = poll();
        assertThat(after.failure()).isNull();
        assertThat(after.names()).containsExactly(THE_REST);
    }

    @ParameterizedTest
    @EnumSource
    void aPageThatDoesNotComeInTimeIsNoPageEither(Mode mode) throws Exception {
        consume(mode.options("mine") + "&requestTimeout=500");
        sandbox.faults().always(FaultsWhileConsumingTest::asksForALaterPage, Fault.delay(Duration.ofSeconds(60)));

        assertFailsAtPage2(poll());
        sandbox.faults().clear();

        assertThat(poll().names()).containsExactly(THE_REST);
    }

    @ParameterizedTest
    @EnumSource
    void aPageThatIsTooLargeIsAskedForOnceAPoll(Mode mode) throws Exception {
        consume(mode.options("mine") + "&maxResponseSize=100000&maxRetries=3&retryDelay=1");
        sandbox.faults()
                .always(
                        FaultsWhileConsumingTest::asksForALaterPage,
                        Fault.answer(200, "application/json", " ".repeat(100_001)));

        Poll failed = poll();
        assertFailsAtPage2(failed);
        assertThat(failed.failure()).hasMessageContaining("maxResponseSize=100000");
        assertThat(failed.requests())
                .filteredOn(FaultsWhileConsumingTest::asksForALaterPage)
                .hasSize(1);
        sandbox.faults().clear();

        assertThat(poll().names()).containsExactly(THE_REST);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theStoredPositionIsNotPastTheLastPageThatCame(Mode mode, boolean prefetch, AnswerFault fault)
            throws Exception {
        consume(mode.options("mine") + "&prefetch=" + prefetch);
        sandbox.faults().always(FaultsWhileConsumingTest::asksForALaterPage, fault.fault);
        assertFailsAtPage2(poll());
        context.stop();
        sandbox.faults().clear();

        try (CamelContext restarted = anotherContext()) {
            restarted.addRoutes(
                    polled(ROUTE, mode.options("mine") + "&stateRepository=#positions&startScheduler=false"));
            restarted.start();

            assertThat(poll(restarted, ROUTE).names()).containsExactly(THE_REST);
        }
    }

    @ParameterizedTest
    @MethodSource("faultsThatPass")
    void aPageThatFailsOnceIsAskedForAgainAndThePollDoesNotFail(Mode mode, boolean prefetch, AnswerFault fault)
            throws Exception {
        consume(mode.options("mine") + "&maxRetries=3&retryDelay=1&prefetch=" + prefetch);
        AtomicBoolean struck = new AtomicBoolean();
        sandbox.faults().always(request -> asksForALaterPage(request) && !struck.getAndSet(true), fault.fault);

        Poll poll = poll();

        assertThat(struck).isTrue();
        assertThat(poll.failure()).isNull();
        assertThat(poll.names()).containsExactly(ALL);
        // a snapshot starts anew, and nothing has changed since
        assertThat(poll().names()).containsExactly(mode == Mode.snapshot ? ALL : new String[0]);
    }

    @ParameterizedTest
    @EnumSource
    void aPageCutAnywhereIsNoPage(Mode mode) throws Exception {
        byte[] whole = page2();
        int cuts = 0;
        for (int cut = 0; cut < whole.length; cut += CUT_STEP) {
            assertCutIsNoPage(mode, "for-ever-" + cut, Arrays.copyOf(whole, cut), Integer.MAX_VALUE);
            assertCutIsNoPage(mode, "once-" + cut, Arrays.copyOf(whole, cut), 1);
            cuts++;
        }
        System.out.printf("page 2 of %s: cut at %d offsets of %d%n", mode, cuts, whole.length);
    }

    private void assertCutIsNoPage(Mode mode, String route, byte[] cut, int times) throws Exception {
        routed.clear();
        AtomicInteger left = new AtomicInteger(times);
        sandbox.faults()
                .always(
                        request -> asksForALaterPage(request) && left.getAndDecrement() > 0,
                        Fault.answer(200, "application/json", cut));
        context.addRoutes(polled(
                route,
                mode.options(route) + "&stateRepository=#positions&startScheduler=false&retryDelay=1&maxRetries="
                        + (times == 1 ? 3 : 0)));

        Poll first = poll(context, route);
        sandbox.faults().clear();
        if (times == 1) {
            assertThat(first.failure()).as(route).isNull();
        } else {
            assertFailsAtPage2(first);
            assertThat(poll(context, route).names()).as(route).containsExactly(THE_REST);
        }
        assertThat(left.get()).as(route).isLessThan(times);
        assertThat(names()).as(route).containsExactly(ALL);
        context.getRouteController().stopRoute(route);
        context.removeRoute(route);
    }

    /** What is asked before, and about the server, has another limit or no filter. */
    private static boolean asksForALaterPage(RecordedRequest request) {
        return request.body().contains("\"limit\":2,\"filter\":{\"");
    }

    /** As the sandbox would answer it. */
    private byte[] page2() throws Exception {
        return new String(
                        new ObjectMapper()
                                .writeValueAsBytes(
                                        Map.of("data", sandbox.contacts().subList(2, 4))),
                        StandardCharsets.UTF_8)
                .replaceFirst("^\\{", "{\"success\":true,")
                .replaceFirst("}$", ",\"total\":5,\"page\":2,\"limit\":2}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void assertFailsAtPage2(Poll poll) {
        assertThat(poll.names()).containsExactly(FIRST);
        assertTyped(poll.failure());
    }

    private static void assertTyped(Throwable failure) {
        assertThat(failure).isInstanceOf(ContactsException.class).hasMessageStartingWith("list failed");
    }
}
