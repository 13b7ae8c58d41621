package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumedHeadersTest extends PolledRouteTest {

    @Override
    protected SandboxBuilder settings(SandboxBuilder builder) {
        return builder.maxLimit(20);
    }

    @Test
    void theVersionStaysWhileTheContactDoesAndChangesWithItsContent() throws Exception {
        insert("ada", "bruno");
        consume("mode=snapshot");
        List<Routed> first = poll().routed();

        sandbox.update(idOf("bruno"), Map.of("phone", "1"));
        List<Routed> second = poll().routed();

        assertThat(second.get(0).version())
                .isEqualTo(first.get(0).version())
                .startsWith(first.get(0).id() + ":");
        assertThat(second.get(1).version())
                .isNotEqualTo(first.get(1).version())
                .startsWith(first.get(1).id() + ":");
    }

    /** The page on consuming changes says so: the date of the change is a field too. */
    @Test
    void aContactThatGetsBackAnOldValueHasAnotherVersion() throws Exception {
        insert("ada");
        String id = idOf("ada");
        sandbox.update(id, Map.of("phone", "1"));
        consume("mode=snapshot");
        String version = poll().routed().get(0).version();

        clock.goOnBy(TEN_SECONDS);
        sandbox.update(id, Map.of("phone", "2"));
        clock.goOnBy(TEN_SECONDS);
        sandbox.update(id, Map.of("phone", "1"));

        assertThat(poll().routed()).singleElement().extracting(Routed::version).isNotEqualTo(version);
    }

    @Test
    void theVersionIsTheSameInBothModesAndChangesWhenAContactComesAgain() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=snapshot");
        context.addRoutes(polled("changes", "mode=changes&startScheduler=false&stateRepository=#positions"));
        String version = poll().routed().get(0).version();
        assertThat(poll(context, "changes").routed())
                .singleElement()
                .extracting(Routed::version)
                .isEqualTo(version);

        sandbox.update(idOf("ada"), Map.of("phone", "1"));
        clock.goOnBy(TEN_SECONDS);

        assertThat(poll(context, "changes").routed())
                .singleElement()
                .extracting(Routed::version)
                .isNotEqualTo(version);
    }

    @ParameterizedTest(name = "mode={0}: {1} contacts, limit={2}, maxMessagesPerPoll={3}")
    @CsvSource({
        "snapshot, 45, 20, 0",
        "snapshot, 40, 20, 0",
        "snapshot, 20, 20, 0",
        "snapshot, 1, 20, 0",
        "snapshot, 40, 20, 7",
        "snapshot, 40, 20, 20",
        "snapshot, 40, 20, 40",
        "snapshot, 41, 20, 40",
        "snapshot, 3, 20, 1",
        "changes, 45, 20, 0",
        "changes, 40, 20, 0",
        "changes, 1, 20, 0",
        "changes, 40, 20, 7",
        "changes, 40, 20, 20",
        "changes, 41, 20, 40",
        "changes, 3, 20, 1",
    })
    void theIndexGoesOnOverPagesAndPollsAndOnlyTheLastContactOfTheSweepIsMarkedAsLast(
            String mode, int contacts, int limit, int most) throws Exception {
        sandbox.seedContacts(contacts);
        clock.goOnBy(TEN_SECONDS);
        consume("mode=" + mode + "&limit=" + limit + "&maxMessagesPerPoll=" + most);

        for (int polls = 0; polls < 50 && routed.size() < contacts; polls++) {
            poll();
        }

        assertThat(failures.ofPolls).isEmpty();
        assertThat(routed).extracting(Routed::id).hasSize(contacts).doesNotHaveDuplicates();
        assertThat(routed)
                .extracting(Routed::index)
                .containsExactlyElementsOf(LongStream.range(0, contacts).boxed().toList());
        assertThat(routed).filteredOn(Routed::last).containsExactly(routed.get(contacts - 1));
        assertThat(routed.get(contacts - 1).total()).isEqualTo(contacts);
        assertThat(polled().isSweepUnderWay()).isFalse();
    }

    @Test
    void theNextSweepCountsFromZeroAgain() throws Exception {
        sandbox.seedContacts(21);
        consume("mode=snapshot&limit=20");
        poll();

        assertThat(poll().routed().get(0).index()).isZero();
    }

    @Test
    void thePropertiesOfABatchAreThoseOfThePage() throws Exception {
        sandbox.seedContacts(25);
        consume("mode=snapshot&limit=20");

        List<Routed> all = poll().routed();

        assertThat(all.subList(0, 20)).allMatch(routed -> routed.batchSize() == 20);
        assertThat(all.subList(20, 25)).allMatch(routed -> routed.batchSize() == 5);
        for (int place = 0; place < 25; place++) {
            assertThat(all.get(place).batchIndex()).isEqualTo(place % 20);
            assertThat(all.get(place).batchComplete()).isEqualTo(place == 19 || place == 24);
        }
    }

    @Test
    void theTotalIsThatOfTheWholeSweepOnEveryContact() throws Exception {
        sandbox.seedContacts(45);
        consume("mode=snapshot&limit=20&maxMessagesPerPoll=30");
        poll();
        poll();

        assertThat(routed).hasSize(45).allMatch(routed -> routed.total() == 45);
    }
}
