package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumingChangesTest extends PolledRouteTest {

    @Test
    void theFirstPollRoutesEverythingAndLaterOnesOnlyWhatIsCreatedOrUpdated() throws Exception {
        insert("ada", "bruno");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");

        assertThat(poll().names()).containsExactly("ada", "bruno");

        insert("chiara");
        sandbox.update(idOf("ada"), Map.of("name", "ada lovelace"));
        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().names()).containsExactly("chiara", "ada lovelace");

        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().names()).isEmpty();
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void anEmptyWorkspaceIsNoFailureAndItsFirstContactIsRouted() throws Exception {
        consume("mode=changes");
        assertThat(poll().names()).isEmpty();

        insert("ada");
        clock.goOnBy(TEN_SECONDS);

        assertThat(poll().names()).containsExactly("ada");
        assertThat(poll().names()).isEmpty();
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void changesComeInTheOrderOfTheirTimeAndThenOfTheirId() throws Exception {
        insertAt(MORNING.plusSeconds(2), "third", "a2");
        insertAt(MORNING.plusSeconds(1), "first", "b1");
        insertAt(MORNING.plusSeconds(2), "fourth", "a3");
        insertAt(MORNING.plusSeconds(2), "second", "a1");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&limit=1");

        assertThat(poll().names()).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void aContactThatWasNotChangedIsNotRoutedAgainWithinTheLookback() throws Exception {
        insert("ada", "bruno", "chiara");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&limit=2");
        poll();

        for (int polls = 0; polls < 20; polls++) {
            clock.goOnBy(TEN_SECONDS);
            assertThat(poll().names()).isEmpty();
        }
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void aSecondWriteWithTheSameTimeIsRouted() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        poll();
        Instant later = clock.instant();

        clock.set(MORNING);
        sandbox.update(idOf("ada"), Map.of("name", "ada lovelace"));
        clock.set(later.plusSeconds(10));

        assertThat(poll().names()).containsExactly("ada lovelace");
        assertThat(poll().names()).isEmpty();
    }

    @Test
    void aChangeThatBecomesVisibleLateIsRoutedOnceByTheNextPoll() throws Exception {
        insert("ada");
        clock.goOnBy(Duration.ofMinutes(5));
        consume("mode=changes&lookback=60s");
        poll();

        insertAt(clock.instant().minusSeconds(40), "late");
        clock.goOnBy(TEN_SECONDS);

        assertThat(poll().names()).containsExactly("late");
        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().names()).isEmpty();
    }

    @Test
    void withoutALookbackNothingLateIsRoutedAndNothingElseIsMissed() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&lookback=0");
        poll();

        insertAt(clock.instant().minusSeconds(15), "late");
        insert("bruno");
        clock.goOnBy(TEN_SECONDS);

        assertThat(poll().names()).containsExactly("bruno");
        assertThat(poll().names()).isEmpty();
    }

    @Test
    void whatIsWrittenInTheVerySecondOfAPollIsLeftToTheNextOne() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        sandbox.insert(Map.of("name", "just now"));
        consume("mode=changes");

        assertThat(poll().names()).containsExactly("ada");
        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().names()).containsExactly("just now");
    }

    @Test
    void changesThatArriveWhileAPollIsUnderWayAreNeitherMissedNorDoubled() throws Exception {
        insert("1", "2", "3", "4");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&limit=2");
        work = exchange -> {
            if (routed.size() == 1) {
                sandbox.update(idOf("2"), Map.of("name", "2 again"));
                insert("5");
            }
        };

        poll();
        clock.goOnBy(TEN_SECONDS);
        poll();

        assertThat(names()).contains("1", "2 again", "3", "4", "5").doesNotHaveDuplicates();
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void fromAnInstantOnOnlyWhatChangedSinceIsRouted() throws Exception {
        insertAt(MORNING.minusSeconds(1), "before");
        insertAt(MORNING, "at");
        insertAt(MORNING.plusSeconds(1), "after");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&startFrom=" + MORNING);

        assertThat(poll().names()).containsExactly("at", "after");

        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().names()).isEmpty();
    }

    @Test
    void theFilterHoldsForChangesToo() throws Exception {
        insert("ada", "bruno");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&filter=RAW({\"name\":{\"$ne\":\"ada\"}})");

        assertThat(poll().names()).isEqualTo(List.of("bruno"));
    }

    @Test
    void aContactThatIsMarkedAsDeletedIsRoutedAndARemovedOneIsNot() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        poll();

        sandbox.update(idOf("ada"), Map.of("deleted", true));
        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().names()).containsExactly("ada");

        sandbox.delete(idOf("ada"));
        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().names()).isEmpty();
    }

    private void insertAt(Instant modified, String name, String id) {
        sandbox.insertRaw(Map.of("_id", id, "name", name, "modifiedDate", modified.toString()));
    }
}
