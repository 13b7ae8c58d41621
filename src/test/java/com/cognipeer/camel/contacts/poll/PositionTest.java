package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PositionTest {

    private static final Instant TIME = Instant.parse("2026-11-25T10:00:00Z");
    private static final SnapshotPlace SNAPSHOT = new SnapshotPlace(Paging.keyset, "id", 1, 0, null);
    private static final ChangesPlace BETWEEN = new ChangesPlace(TIME, null, null, Window.Content.NONE);
    private static final ChangesPlace UNDER_WAY = new ChangesPlace(
            null,
            null,
            new ChangesPlace.Progress(Paging.keyset, TIME, new SortKey(TIME, "id"), 1, 0, true),
            Window.Content.NONE);

    @Test
    void followsTheStoredOneByItsRevisionAlone() {
        Position position = new Position(0, TIME, "workspace", SNAPSHOT);

        assertThat(position.after(new Position(7, null, null, null)))
                .isEqualTo(new Position(8, TIME, "workspace", SNAPSHOT));
    }

    @Test
    void isTheSamePlaceWheneverAndHoweverOftenItWasSaved() {
        Position position = new Position(1, TIME, "workspace", SNAPSHOT);

        assertThat(position.isSamePlace(new Position(2, TIME.plusSeconds(1), "workspace", SNAPSHOT)))
                .isTrue();
        assertThat(position.isSamePlace(new Position(1, TIME, "other", SNAPSHOT)))
                .isFalse();
        assertThat(position.isSamePlace(new Position(1, TIME, "workspace", null)))
                .isFalse();
        assertThat(position.isSamePlace(new Position(1, TIME, "workspace", UNDER_WAY)))
                .isFalse();
    }

    @Test
    void aSweepIsUnderWayWhereAContactIsTheLastThatIsDone() {
        assertThat(Position.START.isUnderWay()).isFalse();
        assertThat(new Position(1, null, null, SNAPSHOT).isUnderWay()).isTrue();
        assertThat(new Position(1, null, null, UNDER_WAY).isUnderWay()).isTrue();
        assertThat(new Position(1, null, null, BETWEEN).isUnderWay()).isFalse();
    }
}
