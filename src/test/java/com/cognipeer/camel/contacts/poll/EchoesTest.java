package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.poll.FinishedSweeps.FinishedSweep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EchoesTest {

    private static final Instant TIME = Instant.parse("2026-11-25T10:00:00Z");
    /** So many seconds after the state before began. */
    private static final int LOOKED_UP = 45;

    private static final Contact CONTACT =
            new Contact(Map.of(Contact.ID, "a", Contact.MODIFIED_DATE, SortKey.text(TIME.plusSeconds(100))));

    private final List<OwnWrite> writes = new ArrayList<>();
    private final List<Collection<String>> questions = new ArrayList<>();
    private Echoes echoes = echoes(true);

    private Echoes echoes(boolean seesAll) {
        Echoes made = new Echoes(
                ids -> {
                    questions.add(ids);
                    return writes.isEmpty() ? Map.of() : Map.of("a", writes);
                },
                seesAll);
        made.arrives(List.of("a", "b"));
        return made;
    }

    private void written(String version, String before, int modifiedBefore) {
        writes.add(
                before == null
                        ? OwnWrite.creation(version)
                        : new OwnWrite(
                                version,
                                before,
                                TIME.plusSeconds(modifiedBefore),
                                TIME.plusSeconds(modifiedBefore + LOOKED_UP)));
    }

    private boolean isEcho(String version, String seen) {
        return echoes.isEcho(CONTACT, version, seen, FinishedSweeps.NONE);
    }

    @Test
    void aContactWithoutAnOwnWriteIsNone() {
        assertThat(isEcho("v1", "v0")).isFalse();
    }

    @Test
    void aWriteOnTheStateThatWasSeenIsOne() {
        written("v1", "v0", 0);

        assertThat(isEcho("v1", "v0")).isTrue();
        assertThat(isEcho("v1", "other")).isFalse();
        assertThat(isEcho("v1", null)).isFalse();
    }

    @Test
    void anotherStateThanTheWrittenOneIsNone() {
        written("v1", "v0", 0);

        assertThat(isEcho("v2", "v0")).isFalse();
    }

    @Test
    void aCreationIsOne() {
        written("v1", null, 0);

        assertThat(isEcho("v1", null)).isTrue();
    }

    @Test
    void aWriteOnAnOwnWriteIsOneIfThatIsOne() {
        written("v1", "v0", 0);
        written("v2", "v1", 10);
        written("v3", "v2", 20);

        assertThat(isEcho("v3", "v0")).isTrue();
        assertThat(isEcho("v3", "v1")).isTrue();
        assertThat(isEcho("v3", "other")).isFalse();
    }

    /** The process ended after the inventory was written, and before the position was. */
    @Test
    void aWriteThatWasLeftOutBeforeIsOne() {
        written("v1", "v0", 0);

        assertThat(isEcho("v1", "v1")).isTrue();
    }

    /** Somebody has put the contact back to an earlier state, after the consumer routed a later one. */
    @Test
    void aCreationIsNoneIfAnotherStateWasSeen() {
        written("v1", null, 0);

        assertThat(isEcho("v1", "other")).isFalse();
        assertThat(isEcho("v1", "v1")).isTrue();
    }

    @Test
    void writesThatLeadInACircleEnd() {
        written("v1", "v2", 0);
        written("v2", "v1", 0);

        assertThat(isEcho("v1", "v0")).isFalse();
    }

    @Test
    void aWriteOnAStateThatASweepHasSeenIsOneUnlessAFilterHidesStates() {
        written("v1", "v0", 0);
        FinishedSweeps sweeps = FinishedSweeps.NONE.and(new FinishedSweep(TIME, TIME.plusSeconds(40)));

        assertThat(echoes.isEcho(CONTACT, "v1", null, sweeps)).isTrue();
        assertThat(echoes(false).isEcho(CONTACT, "v1", null, sweeps)).isFalse();
    }

    /** A change that left the date of the contact makes another state of the same time. */
    @Test
    void aSweepTellsNothingIfAnotherStateWasSeen() {
        written("v1", "v0", 0);
        FinishedSweeps sweeps = FinishedSweeps.NONE.and(new FinishedSweep(TIME, TIME.plusSeconds(60)));

        assertThat(echoes.isEcho(CONTACT, "v1", "other", sweeps)).isFalse();
    }

    @Test
    void aSweepIsComparedWithTheTimeAtWhichTheStateWasLookedUp() {
        written("v1", "v0", 0);
        written("v2", "v1", 50);
        FinishedSweeps whileItWasInTheFirstState =
                FinishedSweeps.NONE.and(new FinishedSweep(TIME, TIME.plusSeconds(40)));
        FinishedSweeps afterThat = FinishedSweeps.NONE.and(new FinishedSweep(TIME, TIME.plusSeconds(60)));

        assertThat(echoes.isEcho(CONTACT, "v2", null, whileItWasInTheFirstState))
                .isTrue();
        assertThat(echoes.isEcho(CONTACT, "v2", null, afterThat)).isFalse();
    }

    @Test
    void aStateWithoutTheTimeOfItsLookUpIsNotKnownToBeSeen() {
        writes.add(new OwnWrite("v1", "v0", TIME, null));
        FinishedSweeps sweeps = FinishedSweeps.NONE.and(new FinishedSweep(TIME, TIME.plusSeconds(1)));

        assertThat(echoes.isEcho(CONTACT, "v1", null, sweeps)).isFalse();
    }

    @Test
    void allContactsOfAPageAreAskedForAtOnceAndOnlyIfOneIsInQuestion() {
        assertThat(questions).isEmpty();

        isEcho("v1", "v0");
        isEcho("v2", "v0");

        assertThat(questions).singleElement().satisfies(ids -> assertThat(ids).containsExactlyInAnyOrder("a", "b"));
    }
}
