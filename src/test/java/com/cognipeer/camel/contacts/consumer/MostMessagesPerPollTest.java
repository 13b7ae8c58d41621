package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MostMessagesPerPollTest extends PolledRouteTest {

    @Override
    protected SandboxBuilder settings(SandboxBuilder builder) {
        return builder.maxLimit(20);
    }

    @BeforeEach
    void storeContacts() {
        insert(IntStream.range(0, 45).mapToObj(Integer::toString).toArray(String[]::new));
        clock.goOnBy(TEN_SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"7, 20, 7", "50, 20, 20", "20, 100, 20", "0, 100, 100"})
    void theSmallerOfTheTwoIsAskedFor(int most, int limit, int asked) throws Exception {
        consume("mode=snapshot&limit=" + limit + "&maxMessagesPerPoll=" + most);

        assertThat(poll().requests()).first().satisfies(request -> assertThat(
                        request.json().get("limit").intValue())
                .isEqualTo(asked));
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot", "changes"})
    void theNextPollGoesOnInTheSameSweep(String mode) throws Exception {
        consume("mode=" + mode + "&maxMessagesPerPoll=10");

        assertThat(List.of(size(poll()), size(poll()), size(poll()), size(poll()), size(poll())))
                .containsExactly(10, 10, 10, 10, 5);
        assertThat(routed).extracting(Routed::id).doesNotHaveDuplicates();
        assertThat(failures.lastCount).isEqualTo(5);
    }

    @Test
    void aSnapshotIsAskedForNoFurtherThanIsRouted() throws Exception {
        consume("mode=snapshot&limit=20&maxMessagesPerPoll=20");

        assertThat(List.of(poll().requestCount(), poll().requestCount(), poll().requestCount()))
                .containsExactly(1L, 1L, 1L);
        assertThat(routed).hasSize(45);
    }

    @Test
    void moreThanAPageIsAskedForInPagesAndNoFurther() throws Exception {
        consume("mode=snapshot&limit=20&maxMessagesPerPoll=30");

        Poll first = poll();
        assertThat(first.routed()).hasSize(30);
        assertThat(first.requestCount()).isEqualTo(2);
        Poll second = poll();
        assertThat(second.routed()).hasSize(15);
        assertThat(second.requestCount()).isOne();
    }

    @Test
    void changesAreAskedForNoFurtherThanIsRoutedOnceTheServerIsKnown() throws Exception {
        consume("mode=changes&maxMessagesPerPoll=10");
        poll();

        for (int polls = 0; polls < 4; polls++) {
            assertThat(poll().requestCount()).isOne();
        }
        assertThat(routed).hasSize(45);
    }

    @Test
    void aRestartGoesOnInTheSameSweep() throws Exception {
        consume("mode=snapshot&maxMessagesPerPoll=40");
        poll();
        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);

        assertThat(poll().routed()).hasSize(5);
        assertThat(routed).extracting(Routed::id).doesNotHaveDuplicates();
        assertThat(routed.get(44).index()).isEqualTo(44);
    }

    private static int size(Poll poll) {
        return poll.routed().size();
    }
}
