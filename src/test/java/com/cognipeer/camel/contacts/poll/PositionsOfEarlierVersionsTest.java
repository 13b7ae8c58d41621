package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.poll.SimulatedServer.Ranges;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that earlier versions stored. Each is read and written again letter by letter, and a sweep continues from it. */
class PositionsOfEarlierVersionsTest {

    private static final String NOTHING_DONE = """
            {"revision":1,"format":1,"asOf":null,"workspaceId":null,"watermark":null,"from":null,"progress":null,\
            "window":[],"forgotten":0,"forgottenUpTo":null}""";

    private static final String CHANGES_OF_NOTHING_FROM_AN_INSTANT = """
            {"revision":1,"format":1,"asOf":"2026-11-25T10:00:02Z","workspaceId":null,"watermark":null,\
            "from":"2026-11-25T10:00:05Z","progress":null,"window":[],"forgotten":0,"forgottenUpTo":null}""";

    private static final String CHANGES_FROM_NOW_ON = """
            {"revision":1,"format":1,"asOf":"2026-11-25T10:00:04Z","workspaceId":"65b0c0ffee00000000000001",\
            "watermark":"2026-11-25T10:00:03Z","from":"2026-11-25T10:00:03Z","progress":null,"window":[],\
            "forgotten":0,"forgottenUpTo":null}""";

    private static final String CHANGES_UNDER_WAY = """
            {"revision":1,"format":1,"asOf":"2026-11-25T10:00:23Z","workspaceId":"65b0c0ffee00000000000001",\
            "watermark":null,"from":null,"progress":{"paging":"keyset","bound":"2026-11-25T10:00:22Z",\
            "modified":"2026-11-25T10:00:16.800Z","id":"65a000000000000000000019","passed":25,"offset":0,\
            "doneUpTo":null,"looksBack":true},"window":[["2026-11-25T10:00:16.800Z",\
            "65a000000000000000000019:ssXJ8jHjOdJ9GCidj5l172b164738YNv8cFjzzh3gp0"]],"forgotten":0,\
            "forgottenUpTo":null}""";

    private static final String CHANGES_UNDER_WAY_BY_PAGES = """
            {"revision":1,"format":1,"asOf":"2026-11-25T10:00:23Z","workspaceId":"65b0c0ffee00000000000001",\
            "watermark":null,"from":null,"progress":{"paging":"pages","bound":"2026-11-25T10:00:22Z",\
            "modified":"2026-11-25T10:00:03.500Z","id":"65a000000000000000000006","passed":25,"offset":19,\
            "doneUpTo":null,"looksBack":true},"window":[["2026-11-25T10:00:19.600Z",\
            "65a00000000000000000001d:e2S64sF94vTpiDtFJhta9cL_OUNvIJeoL6-KIV1WQZc"],["2026-11-25T10:00:20.300Z",\
            "65a00000000000000000001e:-gjTe4D8w_y-TATKM48yVGQYpLFkPvgZmqdoj3tVmbo"]],"forgotten":0,\
            "forgottenUpTo":null}""";

    private static final String CHANGES_UNDER_WAY_BEHIND_THE_LOOKBACK = """
            {"revision":12,"format":1,"asOf":"2026-11-25T10:00:23Z","workspaceId":null,\
            "watermark":"2026-11-25T10:00:20Z","from":"2026-11-25T10:00:17Z","progress":{"paging":"keyset",\
            "bound":"2026-11-25T10:00:22Z","modified":"2026-11-25T10:00:20.300Z","id":"65a00000000000000000001e",\
            "passed":1,"offset":0,"doneUpTo":null,"looksBack":false},"window":[["2026-11-25T10:00:20.300Z",\
            "65a00000000000000000001e:-gjTe4D8w_y-TATKM48yVGQYpLFkPvgZmqdoj3tVmbo"]],"forgotten":3,\
            "forgottenUpTo":"2026-11-25T10:00:18.200Z"}""";

    private static final String CHANGES_BETWEEN_TWO_SWEEPS = """
            {"revision":1,"format":1,"asOf":"2026-11-25T10:00:23Z","workspaceId":"65b0c0ffee00000000000001",\
            "watermark":"2026-11-25T10:00:22Z","from":"2026-11-25T10:00:19Z","progress":null,\
            "window":[["2026-11-25T10:00:19.600Z",\
            "65a00000000000000000001d:e2S64sF94vTpiDtFJhta9cL_OUNvIJeoL6-KIV1WQZc"],["2026-11-25T10:00:20.300Z",\
            "65a00000000000000000001e:-gjTe4D8w_y-TATKM48yVGQYpLFkPvgZmqdoj3tVmbo"]],"forgotten":0,\
            "forgottenUpTo":null}""";

    private static final String SNAPSHOT_UNDER_WAY = """
            {"revision":1,"format":1,"asOf":"2026-11-25T10:00:23Z","workspaceId":"65b0c0ffee00000000000001",\
            "watermark":null,"from":null,"progress":{"paging":"keyset","bound":null,"modified":null,\
            "id":"65a00000000000000000000d","passed":13,"offset":5,"doneUpTo":null,"looksBack":true},"window":[],\
            "forgotten":0,"forgottenUpTo":null}""";

    private static final String SNAPSHOT_UNDER_WAY_BY_PAGES = """
            {"revision":1,"format":1,"asOf":"2026-11-25T10:00:23Z","workspaceId":"65b0c0ffee00000000000001",\
            "watermark":null,"from":null,"progress":{"paging":"pages","bound":null,"modified":null,\
            "id":"65a000000000000000000017","passed":13,"offset":0,"doneUpTo":"65a000000000000000000005",\
            "looksBack":true},"window":[],"forgotten":0,"forgottenUpTo":null}""";

    private static final String SNAPSHOT_BETWEEN_TWO_SWEEPS = """
            {"revision":1,"format":1,"asOf":"2026-11-25T10:00:23Z","workspaceId":"65b0c0ffee00000000000001",\
            "watermark":null,"from":null,"progress":null,"window":[],"forgotten":0,"forgottenUpTo":null}""";

    private final SimulatedServer server = new SimulatedServer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                NOTHING_DONE,
                CHANGES_OF_NOTHING_FROM_AN_INSTANT,
                CHANGES_FROM_NOW_ON,
                CHANGES_UNDER_WAY,
                CHANGES_UNDER_WAY_BY_PAGES,
                CHANGES_UNDER_WAY_BEHIND_THE_LOOKBACK,
                CHANGES_BETWEEN_TWO_SWEEPS,
                SNAPSHOT_UNDER_WAY,
                SNAPSHOT_UNDER_WAY_BY_PAGES,
                SNAPSHOT_BETWEEN_TWO_SWEEPS
            })
    void isWrittenAgainLetterByLetter(String text) {
        assertThat(PositionJson.write(PositionJson.read(text))).isEqualTo(text);
    }

    @Test
    void aSweepOverChangesGoesOnBehindTheContactThatIsDone() {
        assertThat(changesFrom(CHANGES_UNDER_WAY)).containsExactlyElementsOf(ids(26, 30));
    }

    @Test
    void aSweepOverChangesThatWasBegunByPagesGoesOnTowardsTheOldest() {
        server.ranges = Ranges.NOTHING_MATCHES;

        assertThat(changesFrom(CHANGES_UNDER_WAY_BY_PAGES)).containsExactly(id(5), id(4), id(3), id(2), id(1));
    }

    @Test
    void aSweepThatDoesNotLookBackGoesOnBehindTheContactThatIsDone() {
        assertThat(changesFrom(CHANGES_UNDER_WAY_BEHIND_THE_LOOKBACK)).isEmpty();
    }

    @Test
    void theNextSweepOverChangesDeliversNothingThatIsKnown() {
        assertThat(changesFrom(CHANGES_BETWEEN_TWO_SWEEPS)).isEmpty();
        assertThat(changesFrom(CHANGES_FROM_NOW_ON)).containsExactlyElementsOf(ids(6, 30));
        assertThat(changesFrom(CHANGES_OF_NOTHING_FROM_AN_INSTANT)).containsExactlyElementsOf(ids(9, 30));
    }

    @Test
    void aSnapshotGoesOnBehindTheContactThatIsDone() {
        assertThat(snapshotFrom(SNAPSHOT_UNDER_WAY)).containsExactlyElementsOf(ids(14, 30));
        assertThat(snapshotFrom(SNAPSHOT_BETWEEN_TWO_SWEEPS)).containsExactlyElementsOf(ids(1, 30));
        assertThat(snapshotFrom(NOTHING_DONE)).containsExactlyElementsOf(ids(1, 30));
    }

    @Test
    void aSnapshotThatWentOnByPagesStopsAtWhatWasDoneBefore() {
        server.ranges = Ranges.NOTHING_MATCHES;

        List<String> rest = snapshotFrom(SNAPSHOT_UNDER_WAY_BY_PAGES);

        assertThat(rest).hasSize(17).startsWith(id(22)).endsWith(id(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {SNAPSHOT_UNDER_WAY, SNAPSHOT_UNDER_WAY_BY_PAGES})
    void aSnapshotUnderWayIsRefusedByTheOtherMode(String text) {
        assertThatThrownBy(() -> changesFrom(text))
                .isInstanceOf(UnusablePositionException.class)
                .hasMessageContaining("mode=snapshot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHANGES_UNDER_WAY,
                CHANGES_UNDER_WAY_BY_PAGES,
                CHANGES_UNDER_WAY_BEHIND_THE_LOOKBACK,
                CHANGES_BETWEEN_TWO_SWEEPS,
                CHANGES_FROM_NOW_ON
            })
    void aPlaceAmongChangesIsRefusedByTheOtherMode(String text) {
        assertThatThrownBy(() -> snapshotFrom(text))
                .isInstanceOf(UnusablePositionException.class)
                .hasMessageContaining("mode=changes");
    }

    /** Nothing of it is done, so that no mode has a contact to skip. */
    @ParameterizedTest
    @ValueSource(strings = {NOTHING_DONE, SNAPSHOT_BETWEEN_TWO_SWEEPS, CHANGES_OF_NOTHING_FROM_AN_INSTANT})
    void aPositionWithoutAPlaceIsOfEitherMode(String text) {
        assertThat(snapshotFrom(text)).containsExactlyElementsOf(ids(1, 30));
        assertThat(changesFrom(text)).isNotEmpty();
    }

    private List<String> changesFrom(String text) {
        return rest(SimulatedConsumer.ofChanges(server, 20), text);
    }

    private List<String> snapshotFrom(String text) {
        return rest(SimulatedConsumer.ofSnapshots(server, 10), text);
    }

    private List<String> rest(SimulatedConsumer consumer, String text) {
        fill();
        consumer.stored = PositionJson.read(text);
        consumer.poll();
        return consumer.routed.stream().map(SimulatedConsumer.Routed::id).toList();
    }

    /** The thirty contacts that were there when the texts were stored. */
    private void fill() {
        if (server.contacts.isEmpty()) {
            for (int count = 0; count < 30; count++) {
                server.insert(0).put("workspaceId", "65b0c0ffee00000000000001");
                server.now = server.now.plusMillis(700);
            }
            server.now = server.now.plusSeconds(2);
        }
    }

    private static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(PositionsOfEarlierVersionsTest::id)
                .toList();
    }

    private static String id(int number) {
        return String.format("65a000000000000000%06x", number);
    }
}
