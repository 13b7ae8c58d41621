package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    private final Window window = new Window(Window.Content.NONE);

    @Test
    void knowsTheLatestStateOfAContactOnly() {
        window.remember(entry("a", 1));
        window.remember(entry("a", 5));

        assertThat(window.get("a")).isEqualTo(entry("a", 5));
        assertThat(window.get("b")).isNull();
        assertThat(window.size()).isOne();
    }

    @Test
    void givesItsEntriesFromTheOldestOn() {
        window.remember(entry("a", 9));
        window.remember(entry("c", 1));
        window.remember(entry("b", 1));

        assertThat(window.content().entries()).containsExactly(entry("b", 1), entry("c", 1), entry("a", 9));
    }

    @Test
    void aPositionNamesNoVersionUntilAllStatesUnderWayAreDone() {
        window.remember(entry("a", 1));
        window.remember(entry("b", 2));

        assertThat(window.begin("a")).isTrue();
        assertThat(window.begin("a")).isTrue();
        window.end("a");
        window.remember(entry("a", 5));

        assertThat(window.content().entries())
                .containsExactly(entry("b", 2), entry("a", 5).opened());
        assertThat(window.get("a")).as("in this process").isEqualTo(entry("a", 5));
        window.end("a");
        assertThat(window.content().entries()).containsExactly(entry("b", 2), entry("a", 5));
    }

    @Test
    void aContactThatItDoesNotKnowChangesNothingInThePosition() {
        assertThat(window.begin("a")).isFalse();

        Window afterACrash = new Window(new Window.Content(List.of(entry("a", 1).opened()), 0, null));
        assertThat(afterACrash.begin("a")).isFalse();
        assertThat(afterACrash.hasOpen()).isTrue();
        assertThat(window.hasOpen()).isFalse();
    }

    @Test
    void countsWhatFallsOutAtItsOldEndAndUpToWhenThatWas() {
        overflow(3);

        assertThat(window.content().entries()).hasSize(Window.CAPACITY).startsWith(entry("3", 3));
        assertThat(window.forgotten()).isEqualTo(3);
        assertThat(window.content().forgottenUpTo()).isEqualTo(START.plusMillis(2));
        assertThat(window.size()).isEqualTo(Window.CAPACITY + 3);
        assertThat(window.get("2")).isNull();
    }

    @Test
    void dropsWhatASweepThatReadEverythingDidNotMeet() {
        Window again = new Window(new Window.Content(List.of(entry("a", 1), entry("b", 2), entry("c", 3)), 0, null));
        again.meet("a");
        again.remember(entry("c", 4));

        again.retainMet();

        assertThat(again.content().entries()).containsExactly(entry("a", 1), entry("c", 4));
    }

    @Test
    void ofTheForgottenOnesOnlyThoseStayThatTheSweepMet() {
        overflow(3);
        Window again = new Window(window.content());

        again.retainMet();
        assertThat(again.size()).isZero();
        assertThat(again.content().forgottenUpTo()).isNull();

        window.retainMet();
        assertThat(window.size()).isEqualTo(Window.CAPACITY + 3);
    }

    @Test
    void dropsWhatIsOlderThanAnySweepStartsAt() {
        overflow(3);

        window.startAt(START.plusMillis(2));
        assertThat(window.forgotten()).isEqualTo(3);

        window.startAt(START.plusMillis(10));
        assertThat(window.forgotten()).isZero();
        assertThat(window.content().forgottenUpTo()).isNull();
        assertThat(window.content().entries()).startsWith(entry("10", 10)).hasSize(Window.CAPACITY - 7);
    }

    @Test
    void whatIsRememberedAnewCountsNoLongerAsForgotten() {
        overflow(3);

        window.recall(2);
        assertThat(window.forgotten()).isOne();
        assertThat(window.content().forgottenUpTo()).isNotNull();

        window.recall(1);
        assertThat(window.content().forgottenUpTo()).isNull();
    }

    @Test
    void ofContactsFromBeforeTheLookbackTheLatestStayAFewOfOneTimeAndOneMore() {
        window.keepLatest(entry("a", 1), 2);
        window.keepLatest(entry("b", 5), 2);
        assertThat(window.content().entries()).containsExactly(entry("b", 5));

        window.keepLatest(entry("c", 5), 2);
        window.keepLatest(entry("d", 5), 2);
        window.keepLatest(entry("e", 5), 2);
        assertThat(window.content().entries()).containsExactly(entry("b", 5), entry("c", 5), entry("d", 5));

        window.retainMet();
        assertThat(window.size()).as("the sweep has read them").isEqualTo(3);
    }

    @Test
    void tellsTheLatestTimeUnlessMoreThanAFewShareIt() {
        assertThat(window.latest(2)).isNull();
        window.remember(entry("a", 1));
        window.remember(entry("b", 5));
        assertThat(window.latest(1)).isEqualTo(START.plusMillis(5));
        window.remember(entry("c", 5));

        assertThat(window.latest(2)).isEqualTo(START.plusMillis(5));
        assertThat(window.latest(1)).isNull();
    }

    @Test
    void tellsNoLatestTimeWhileContactsAreForgotten() {
        overflow(1);

        assertThat(window.latest(2)).isNull();
    }

    @Test
    void countsTheContactsBehindAKey() {
        window.remember(entry("a", 1));
        window.remember(entry("b", 5));
        window.remember(entry("c", 5));

        assertThat(window.sizeBehind(entry("b", 5).key())).isOne();
        assertThat(window.sizeBehind(entry("0", 0).key())).isEqualTo(3);
    }

    @Test
    void countsTheForgottenContactsAsBehindAKeyUnlessAllOfThemAreOlder() {
        overflow(3);

        assertThat(window.sizeBehind(entry("1", 1).key())).isEqualTo(Window.CAPACITY + 3);
        assertThat(window.sizeBehind(entry("2", 2).key())).isEqualTo(Window.CAPACITY + 3);
        assertThat(window.sizeBehind(entry("3", 3).key())).isEqualTo(Window.CAPACITY - 1);
    }

    private void overflow(int by) {
        for (int count = 0; count < Window.CAPACITY + by; count++) {
            window.remember(entry(String.valueOf(count), count));
        }
    }

    private static Window.Entry entry(String id, int millis) {
        return new Window.Entry(new SortKey(START.plusMillis(millis), id), id + ":" + millis);
    }
}
