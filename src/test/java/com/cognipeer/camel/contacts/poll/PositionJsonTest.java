package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactVersions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FULL = PositionJson.write(changes());
    private static final String SNAPSHOT = PositionJson.write(snapshot());

    @RepeatedTest(50)
    void whatIsWrittenReadsTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int count = 0; count < 20; count++) {
            Position position = any(random);
            assertThat(PositionJson.read(PositionJson.write(position)))
                    .as("seed %d", seed)
                    .isEqualTo(position);
        }
    }

    @Test
    void theStartReadsTheSame() {
        assertThat(PositionJson.read(PositionJson.write(Position.START))).isEqualTo(Position.START);
    }

    @Test
    void theRevisionComesFirst() {
        assertThat(FULL).startsWith("{\"revision\":7,\"format\":1,\"asOf\":\"2026-11-25T10:00:00Z\"");
    }

    static Stream<String> fields() throws JsonProcessingException {
        List<String> names = new ArrayList<>();
        MAPPER.readTree(FULL).fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    static Stream<String> progressFields() throws JsonProcessingException {
        List<String> names = new ArrayList<>();
        MAPPER.readTree(FULL).get("progress").fieldNames().forEachRemaining(names::add);
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldThatIsMissingIsNamed(String field) throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(FULL);
        json.remove(field);
        assertRefused(json.toString());
    }

    @ParameterizedTest
    @MethodSource("progressFields")
    void aFieldOfTheProgressThatIsMissingIsNamed(String field) throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(FULL);
        ((ObjectNode) json.get("progress")).remove(field);
        assertRefused(json.toString());
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldOfAnotherTypeIsRefused(String field) throws Exception {
        for (String other : List.of("true", "[1]", "{\"a\":1}", "1.5", "\"x\"", "-1")) {
            if (field.equals("workspaceId") && other.equals("\"x\"")) {
                continue;
            }
            ObjectNode json = (ObjectNode) MAPPER.readTree(FULL);
            json.set(field, MAPPER.readTree(other));
            assertRefused(json.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("progressFields")
    void aFieldOfTheProgressOfAnotherTypeIsRefused(String field) throws Exception {
        for (String other : List.of("1.5", "[1]", "{\"a\":1}", "-1")) {
            ObjectNode json = (ObjectNode) MAPPER.readTree(FULL);
            ((ObjectNode) json.get("progress")).set(field, MAPPER.readTree(other));
            assertRefused(json.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revision | null",
                "revision | 9223372036854775808",
                "format | 2",
                "window | [[\"2026-11-25T10:00:00Z\"]]",
                "window | [[\"2026-11-25T10:00:00Z\",\"a:b\",1]]",
                "window | [[\"2026-11-25T10:00:00Z\",\"ab\"]]",
                "window | [[\"2026-11-25T10:00:00Z\",\":b\"]]",
                "window | [[\"yesterday\",\"a:b\"]]",
                "window | [[null,\"a:b\"]]",
                "window | [{\"a\":1,\"b\":2}]",
                "forgotten | null",
                "progress | []"
            })
    void aValueThatStandsForNothingIsRefused(String field, String value) throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(FULL);
        json.set(field, MAPPER.readTree(value));
        assertRefused(json.toString());
    }

    @ParameterizedTest
    @MethodSource("progressFields")
    void aFieldOfTheProgressOfASnapshotIsNoneToDoWithout(String field) throws Exception {
        for (String other : List.of("1.5", "[1]", "{\"a\":1}", "-1")) {
            ObjectNode json = (ObjectNode) MAPPER.readTree(SNAPSHOT);
            ((ObjectNode) json.get("progress")).set(field, MAPPER.readTree(other));
            assertRefused(json.toString());
            ((ObjectNode) json.get("progress")).remove(field);
            assertRefused(json.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "watermark | \"2026-11-25T10:00:00Z\"",
                "from | \"2026-11-25T10:00:00Z\"",
                "window | [[\"2026-11-25T10:00:00Z\",\"a:b\"]]",
                "forgotten | 1",
                "forgottenUpTo | \"2026-11-25T10:00:00Z\""
            })
    void aSnapshotUnderWayHasNothingOfAPlaceAmongChanges(String field, String value) throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(SNAPSHOT);
        json.set(field, MAPPER.readTree(value));
        assertRefused(json.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bound | \"2026-11-25T10:00:00Z\"", "looksBack | false"})
    void theProgressOfASnapshotHasNothingOfChanges(String field, String value) throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(SNAPSHOT);
        ((ObjectNode) json.get("progress")).set(field, MAPPER.readTree(value));
        assertRefused(json.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes", "snapshot"})
    void aSweepUnderWayHasALastContact(String mode) throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(mode.equals("changes") ? FULL : SNAPSHOT);
        ((ObjectNode) json.get("progress")).putNull("id");
        assertRefused(json.toString());
    }

    @Test
    void aSweepOverChangesHasNoIdUpToWhichAllIsDone() throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(FULL);
        ((ObjectNode) json.get("progress")).put("doneUpTo", "id");
        assertRefused(json.toString());
    }

    @Test
    void theRefusalNamesTheFieldsThatAreMissing() throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(FULL);
        json.remove("from");
        assertThatThrownBy(() -> PositionJson.read(json.toString())).hasMessageContaining("it has no [from]");
        json.putNull("from").put("more", 1);
        assertThatThrownBy(() -> PositionJson.read(json.toString())).hasMessageContaining("it has an unknown field");
    }

    @Test
    void aFieldThatIsNotKnownIsRefused() throws Exception {
        ObjectNode json = (ObjectNode) MAPPER.readTree(FULL);
        json.put("more", 1);
        assertRefused(json.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"x\"", "7", "{}", "{", "{\"revision\":1}"})
    void whatIsNoPositionIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void aTextThatGoesOnBehindThePositionIsRefused() {
        assertRefused(FULL + "x");
        assertRefused(FULL + FULL);
        assertRefused(FULL + "}");
    }

    @Test
    void aFieldNamedTwiceIsRefused() {
        assertRefused(FULL.replace("\"format\":1", "\"format\":1,\"format\":1"));
    }

    @Test
    void eachTornTextIsRefused() {
        for (int length = 0; length < FULL.length(); length++) {
            assertRefused(FULL.substring(0, length));
        }
    }

    @Test
    void theRefusalShowsNoContact() {
        assertThatThrownBy(() -> PositionJson.read(FULL.replace("a:b:", "secret")))
                .hasMessageNotContaining("secret");
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> PositionJson.read(text))
                .as(text)
                .isInstanceOf(UnusablePositionException.class)
                .hasMessageContaining("cannot be read");
    }

    private static Position changes() {
        Instant time = Instant.parse("2026-11-25T10:00:00Z");
        ChangesPlace.Progress progress =
                new ChangesPlace.Progress(Paging.keyset, time, new SortKey(time.minusMillis(5), "id"), 3, 20, true);
        Window.Entry entry = new Window.Entry(new SortKey(time, "a:b"), "a:b:hash");
        Window.Content window = new Window.Content(List.of(entry), 2, time);
        return new Position(7, time, "workspace", new ChangesPlace(time, time, progress, window));
    }

    private static Position snapshot() {
        SnapshotPlace place = new SnapshotPlace(Paging.pages, "id", 3, 20, "doneUpTo");
        return new Position(7, Instant.parse("2026-11-25T10:00:00Z"), "workspace", place);
    }

    private static Position any(Random random) {
        Position.Place place = random.nextBoolean() ? anyOfChanges(random) : orNull(random, anyOfSnapshot(random));
        return new Position(number(random), orNull(random, instant(random)), orNull(random, text(random)), place);
    }

    private static SnapshotPlace anyOfSnapshot(Random random) {
        return new SnapshotPlace(
                paging(random), text(random), number(random), number(random), orNull(random, text(random)));
    }

    private static ChangesPlace anyOfChanges(Random random) {
        List<Window.Entry> window = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            Contact contact = new Contact(Map.of("_id", text(random)));
            window.add(
                    new Window.Entry(new SortKey(instant(random), contact.getId()), new ContactVersions().of(contact)));
        }
        ChangesPlace.Progress progress = new ChangesPlace.Progress(
                paging(random),
                orNull(random, instant(random)),
                new SortKey(instant(random), text(random)),
                number(random),
                number(random),
                random.nextBoolean());
        return new ChangesPlace(
                instant(random),
                orNull(random, instant(random)),
                orNull(random, progress),
                new Window.Content(window, number(random), orNull(random, instant(random))));
    }

    private static Paging paging(Random random) {
        return Paging.values()[random.nextInt(3)];
    }

    private static <T> T orNull(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }

    private static long number(Random random) {
        return random.nextLong() & Long.MAX_VALUE >>> random.nextInt(63);
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(10), 1, 0xd000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
