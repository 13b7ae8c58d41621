package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.poll.TooManyDeletionsException;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the server does while a reconciliation is under way, no contact that is there is reported as gone. */
class OutagesWhileReconcilingTest extends ReconcilingRouteTest {

    private static final String[] NAMES = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};

    /** What answers with an error, or with less than a whole page. */
    enum Outage {
        UNAVAILABLE(Fault.status(503)),
        CUT(Fault.answer(200, "application/json", "{\"success\":true,\"data\":[{\"_id\":\"")),
        NO_ANSWER(Fault.loseAnswer()),
        HANGS(Fault.delay(Duration.ofSeconds(60))),
        LIMITED(Fault.status(429).header("Retry-After", "1")),
        OF_ANOTHER_WORKSPACE(Fault.answer(
                200,
                "application/json",
                "{\"success\":true,\"data\":[{\"_id\":\"ffffffffffffffffffffffff\",\"workspaceId\":\"w2\"}],"
                        + "\"total\":1,\"page\":1,\"limit\":4}"));

        private final Fault fault;

        Outage(Fault fault) {
            this.fault = fault;
        }
    }

    /** Where in a reconciliation it begins. */
    enum Part {
        FIRST_PAGE(body -> body.contains("\"filter\":{},\"sort\":{\"_id\":1}")),
        LATER_PAGE(body -> body.contains("\"filter\":{\"_id\":{\"$gt\"") && body.endsWith("\"sort\":{\"_id\":1}}")),
        FIRST_CONFIRMATION(Part::isConfirmation),
        SECOND_CONFIRMATION(Part::isConfirmation);

        private final Predicate<String> bodies;

        Part(Predicate<String> bodies) {
            this.bodies = bodies;
        }

        private static boolean isConfirmation(String body) {
            return body.contains("\"$in\"");
        }

        /** @param asked counts the requests of this part */
        private boolean isStruck(RecordedRequest request, AtomicInteger asked) {
            return bodies.test(request.body()) && asked.getAndIncrement() >= (this == SECOND_CONFIRMATION ? 1 : 0);
        }
    }

    static Stream<Arguments> outagesAndParts() {
        return Arrays.stream(Outage.values())
                .flatMap(outage -> Arrays.stream(Part.values()).map(part -> arguments(outage, part)));
    }

    @ParameterizedTest
    @MethodSource("outagesAndParts")
    void nothingIsReportedWhileAnAnswerDoesNotComeWholeAndTheDeletionIsReportedOnceAfterIt(Outage outage, Part part)
            throws Exception {
        String gone = routeAllAndDeleteOne("requestTimeout=" + (outage == Outage.HANGS ? 300 : 20_000));
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger struck = new AtomicInteger();
        sandbox.faults().always(request -> part.isStruck(request, asked) && struck.incrementAndGet() > 0, outage.fault);

        pollUntil(() -> struck.get() > 1 && !failures.ofPolls.isEmpty());
        pollOn(outage == Outage.HANGS ? 1 : POLLS);

        assertThat(reports()).isEmpty();
        sandbox.faults().clear();
        pollUntilReported(1);
        assertThat(reports()).containsExactly(gone + " deleted");
    }

    static Stream<Arguments> shownAndParts() {
        return Stream.of(0, 4).flatMap(shown -> Arrays.stream(Part.values()).map(part -> arguments(shown, part)));
    }

    @ParameterizedTest
    @MethodSource("shownAndParts")
    void noContactIsReportedThatAListLacksOnlyForAWhile(int shown, Part part) throws Exception {
        String gone = routeAllAndDeleteOne("");
        List<Map<String, Object>> hidden = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger struck = new AtomicInteger();
        sandbox.faults().beforeAnswer(request -> {
            hidden.forEach(sandbox::insertRaw);
            hidden.clear();
            if (part.isStruck(request, asked)) {
                struck.incrementAndGet();
                sandbox.contacts().stream().skip(shown).forEach(hidden::add);
                hidden.forEach(contact -> sandbox.delete(contact.get("_id").toString()));
            }
        });

        pollUntil(() -> struck.get() > 0);
        pollOn();
        boolean isRefused = failures.ofPolls.stream().anyMatch(TooManyDeletionsException.class::isInstance);

        assertThat(List.of(gone + " deleted")).containsAll(reports());
        assertThat(reports()).hasSizeLessThan(2);
        assertThat(isRefused).isEqualTo(shown == 0 && part == Part.FIRST_PAGE);
        sandbox.faults().clear();
        hidden.forEach(sandbox::insertRaw);
        if (isRefused) {
            startAgainAfterThePause();
        }
        pollUntilReported(1);
        assertThat(reports()).containsExactly(gone + " deleted");
    }

    private String routeAllAndDeleteOne(String options) throws Exception {
        insert(NAMES);
        clock.goOnBy(TEN_SECONDS);
        consume(RECONCILING + (options.isEmpty() ? "" : "&" + options));
        pollUntil(() -> told.size() == NAMES.length);
        pollOn();
        assertThat(told).hasSize(NAMES.length);
        String gone = idOf("5");
        sandbox.delete(gone);
        return gone;
    }
}
