package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.commons.lang3.mutable.MutableDouble;
import org.apache.commons.lang3.mutable.MutableFloat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation checks a given contact in the same way before it sends anything, and writes it in the same way. */
class GivenValuesTest extends SyncTest {

    private static final List<String> WRITES = List.of("create", "update", "upsert", "sync");
    private static final String UTC = "2026-11-22T07:00:00.000Z";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant AT = Instant.parse(UTC);

    public static class Measured {
        public String integrationId = "c-1";
        public double score;
        public Optional<String> phone = Optional.empty();
    }

    public static class Dated {
        public String integrationId = "c-1";
        public Date date = Date.from(AT);
        public Map<String, Object> properties = Map.of("at", List.of(AT));

        @JsonFormat(pattern = "yyyy/MM/dd", timezone = "UTC")
        public Date own = Date.from(AT);

        @JsonFormat(shape = JsonFormat.Shape.NUMBER)
        public Date number = Date.from(AT);

        @JsonFormat(pattern = "HH:mm")
        public OffsetDateTime offset = OffsetDateTime.ofInstant(AT, ZoneOffset.ofHours(3));
    }

    static Stream<Arguments> noJson() {
        Measured bean = new Measured();
        bean.score = Double.NaN;
        return Stream.of(
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Float.NaN,
                        Float.NEGATIVE_INFINITY)
                .flatMap(number -> Stream.of(
                        Map.of("integrationId", "c-1", "score", number),
                        Map.of("integrationId", "c-1", "properties", Map.of("a", List.of(number))),
                        Map.of("integrationId", "c-1", "properties.a", number),
                        Map.of("integrationId", "c-1", "bean", Map.of("x", Optional.of(number))),
                        Map.of("integrationId", "c-1", "tags", List.of(number)),
                        Map.of("integrationId", "c-1", "all", new double[] {1, number.doubleValue()}),
                        bean,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("integrationId", "c-1")
                                .put("score", number.doubleValue())))
                .map(Arguments::of);
    }

    static Stream<Number> numbersThatJacksonDoesNotKnow() {
        DoubleAdder sum = new DoubleAdder();
        sum.add(Double.NaN);
        MutableDouble held = new MutableDouble(Double.POSITIVE_INFINITY);
        return Stream.of(sum, held, new MutableFloat(Float.NaN));
    }

    @ParameterizedTest
    @MethodSource("numbersThatJacksonDoesNotKnow")
    void whatIsNoNumberInAClassOfItsOwnFailsThatContactToo(Number number) {
        assertRefusedByAll(Map.of("integrationId", "c-1", "score", List.of(number)), "written as JSON");
    }

    @Test
    void numbersOfOtherClassesAreWritten() {
        send(
                "cognipeer-contacts:create",
                Map.of("integrationId", "c-1", "numbers", List.of(new MutableDouble(-1.5e300), new AtomicLong(7))));

        assertThat(sandbox.contacts().get(0).get("numbers")).hasToString("[-1.5E+300, 7]");
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void whatIsNoNumberInJsonFailsThatContact(Object given) {
        assertRefusedByAll(given, "written as JSON");
    }

    @Test
    void aMapperOfTheUsersOwnWritesNoSuchNumberEither() {
        context.getRegistry().bind("own", new ObjectMapper());
        Measured bean = new Measured();
        bean.phone = null;
        bean.score = Double.NaN;

        assertThat(send("cognipeer-contacts:create?objectMapper=#own", bean).getException())
                .isInstanceOf(InvalidContactException.class);
        assertThat(sandbox.requestCount()).isZero();
    }

    static Stream<Arguments> wrongTypes() {
        return Stream.of(
                Arguments.of("tags", "a;b", "a list of texts"),
                Arguments.of("tags", "", "a list of texts"),
                Arguments.of("tags", Map.of("0", "a"), "a list of texts"),
                Arguments.of("tags", List.of(List.of("a")), "a list of texts"),
                Arguments.of("tags", 1, "a list of texts"),
                Arguments.of("tags.0", "a", "a list of texts"),
                Arguments.of("properties", "a=b", "an object"),
                Arguments.of("properties", "", "an object"),
                Arguments.of("properties", List.of(), "an object"),
                Arguments.of("properties", 1, "an object"),
                Arguments.of("metadata", "{}", "an object"),
                Arguments.of("metadata", true, "an object"),
                Arguments.of("name", Map.of("first", "Ana"), "text"),
                Arguments.of("name.first", "Ana", "text"),
                Arguments.of("phone", List.of("1"), "text"),
                Arguments.of("status", new String[] {"x"}, "text"),
                Arguments.of("peerId", Map.of(), "text"),
                Arguments.of("deleted", "false", "true or false"),
                Arguments.of("deleted", 0, "true or false"));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void aValueOfAnotherTypeThanTheFieldHasFailsThatContact(String field, Object value, String type) {
        assertRefusedByAll(Map.of("integrationId", "c-1", field, value), type);
        assertThat(exceptionOf("update", Map.of("integrationId", "c-1", field, value)))
                .contains("'" + field.replaceAll("[.].*", "") + "'");
    }

    @Test
    void valuesThatFitAndNullAreWritten() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("integrationId", "c-1");
        given.put("tags", Set.of("a"));
        given.put("properties", new Measured());
        given.put("metadata", null);
        given.put("name", 42);
        given.put("phone", Optional.of("1"));
        given.put("status", Optional.empty());
        given.put("size", OptionalInt.of(3));
        given.put("deleted", false);
        for (String operation : WRITES) {
            Map<String, Object> stored = storedBy(operation, given);
            assertThat(stored)
                    .as(operation)
                    .containsEntry("tags", List.of("a"))
                    .containsEntry("name", 42)
                    .containsEntry("phone", "1")
                    .containsEntry("size", 3)
                    .containsEntry("deleted", false);
            assertThat(stored.get("metadata")).isNull();
            assertThat(stored.get("status")).isNull();
        }
    }

    @Test
    void anEmptyOptionalOfABeanIsLeftOutAsItsNullIs() {
        for (String operation : WRITES) {
            assertThat(storedBy(operation, new Measured())).as(operation).doesNotContainKey("phone");
        }
    }

    static Stream<Object> times() {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
        calendar.setTimeInMillis(AT.toEpochMilli());
        return Stream.of(
                Date.from(AT),
                new Timestamp(AT.toEpochMilli()),
                calendar,
                AT,
                AT.plusNanos(999_999),
                OffsetDateTime.ofInstant(AT, ZoneOffset.ofHours(3)),
                ZonedDateTime.ofInstant(AT, ZoneId.of("America/New_York")));
    }

    @ParameterizedTest
    @MethodSource("times")
    void aPointInTimeIsWrittenInUtcWithMilliseconds(Object time) {
        Map<String, Object> given =
                Map.of("integrationId", "c-1", "at", time, "properties", Map.of("list", List.of(Map.of("at", time))));
        for (String operation : WRITES) {
            assertThat(storedBy(operation, given))
                    .as(operation)
                    .containsEntry("at", UTC)
                    .containsEntry("properties", Map.of("list", List.of(Map.of("at", UTC))));
        }
        send("cognipeer-contacts:list", exchange -> exchange.getMessage()
                .setHeader(CognipeerContactsConstants.FILTER, Map.of("at", Map.of("$gte", time))));
        assertThat(sandbox.requests().get(sandbox.requests().size() - 1).body()).contains("\"$gte\":\"" + UTC + "\"");
    }

    @Test
    void datesOfLongAgoAreWrittenByTheCalendarOfToday() {
        Map<String, Object> given = Map.of(
                "integrationId", "c-1", "a", Date.from(Instant.parse("0001-01-01T00:00:00Z")), "b", new Timestamp(1));

        assertThat(storedBy("create", given))
                .containsEntry("a", "0001-01-01T00:00:00.000Z")
                .containsEntry("b", "1970-01-01T00:00:00.001Z");
    }

    @Test
    void datesWithoutAZoneAndFormatsOfABeansOwnStayAsTheyWere() {
        assertThat(storedBy(
                        "create",
                        Map.of(
                                "integrationId", "c-1",
                                "day", LocalDate.of(2026, 11, 22),
                                "local", LocalDateTime.of(2026, 11, 22, 7, 0),
                                "sql", java.sql.Date.valueOf("2026-11-22"))))
                .containsEntry("day", "2026-11-22")
                .containsEntry("local", "2026-11-22T07:00:00")
                .containsEntry("sql", "2026-11-22");
        assertThat(storedBy("create", new Dated()))
                .containsEntry("date", UTC)
                .containsEntry("properties", Map.of("at", List.of(UTC)))
                .containsEntry("own", "2026/11/22")
                .containsEntry("number", AT.toEpochMilli())
                .containsEntry("offset", "10:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-1 ", " c-1", "c-1\n", "\tc-1", "c-1\u00a0", "\uFEFFc-1", "c-1\u200b"})
    void blanksAtTheEndsOfIdentifiersAreNoPartOfThem(String id) {
        Map<String, Object> given =
                Map.of("integrationId", id, "email", id.replace("c-1", "ana@x.test"), "name", "New");
        for (String operation : WRITES) {
            assertThat(storedBy(operation, given))
                    .as(operation)
                    .containsEntry("integrationId", "c-1")
                    .containsEntry("email", "ana@x.test")
                    .containsEntry("name", "New");
            // With the address alone, a sync would create a second contact.
            if (!operation.equals("create")) {
                assertThat(storedBy(operation, Map.of("email", id.replace("c-1", "ana@x.test"), "name", "New")))
                        .containsEntry("name", "New");
            }
        }
    }

    @Test
    void blankIdentifiersAreNoneInEveryOperation() {
        for (String operation : WRITES) {
            assertThat(storedBy(operation, Map.of("integrationId", "c-1", "email", "\u00a0", "name", "New")))
                    .as(operation)
                    .containsEntry("name", "New")
                    .satisfies(contact -> assertThat(contact.get("email")).isIn("ana@x.test", null));
        }
    }

    @Test
    void aNumberAsAnIntegrationIdIsTextInEveryOperation() {
        for (Object number : List.of(7, 7L, 7.0, new java.math.BigDecimal("7.00"))) {
            for (String operation : WRITES) {
                sandbox.contacts().forEach(contact -> sandbox.delete((String) contact.get("_id")));
                if (operation.equals("update")) {
                    sandbox.insert(Map.of("integrationId", "7"));
                }
                send("cognipeer-contacts:" + operation, Map.of("integrationId", number, "name", "New"));
                assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                        .as("%s %s", operation, number)
                        .containsEntry("integrationId", "7")
                        .containsEntry("name", "New"));
            }
        }
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("\uFEFFintegrationId", "integrationId"),
                Arguments.of("\uFEFF\"integrationId\"", "integrationId"),
                Arguments.of("\u200bintegrationId", "integrationId"),
                Arguments.of("\u200eintegrationId\u200f", "integrationId"),
                Arguments.of("\u202aintegrationId\u202c", "integrationId"),
                Arguments.of("\u00adintegrationId", "integrationId"),
                Arguments.of("integrationId\uFEFF", "integrationId"),
                Arguments.of(" integrationId ", "integrationId"),
                Arguments.of("integrationId\u00a0", "integrationId"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theNameOfAnIdentifierIsFoundBehindWhatNobodySees(String given, String name) {
        for (String operation : WRITES) {
            for (Object row : List.of(
                    Map.of(given, "c-1", "name", "New"),
                    "{\"" + given.replace("\"", "\\\"") + "\":\"c-1\",\"name\":\"New\"}")) {
                assertThat(storedBy(operation, row))
                        .as(operation)
                        .containsEntry(name, "c-1")
                        .containsEntry("name", "New")
                        .doesNotContainKey(given);
            }
        }
    }

    @Test
    void marksAreTakenOffNestedAndDottedNamesToo() {
        for (String operation : WRITES) {
            assertThat(storedBy(
                            operation,
                            Map.of(
                                    "integrationId",
                                    "c-1",
                                    "properties",
                                    Map.of("\uFEFFa", List.of(Map.of("\uFEFFb", 1))),
                                    "\uFEFFmetadata.c",
                                    2)))
                    .as(operation)
                    .containsEntry("properties", Map.of("a", List.of(Map.of("b", 1))))
                    .containsEntry("metadata", Map.of("c", 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\uFEFF", "\u00a0", "\u200b \uFEFF"})
    void anEmptyNameIsRefusedAtAnyDepth(String name) {
        Map<String, Object> row = new HashMap<>(Map.of("integrationId", "c-1"));
        row.put(name, 1);
        assertRefusedByAll(row, "a field without a name");
        assertRefusedByAll(Map.of("integrationId", "c-1", "properties", Map.of(name, 1)), "a field without a name");
        assertRefusedByAll(
                Map.of("integrationId", "c-1", "list", List.of(Map.of("a", Map.of(name, 1)))),
                "a field without a name");
    }

    static Stream<Object> holders() {
        Map<String, Object> marked = Map.of("\uFEFFcity", List.of(Map.of("\u200Bzip", 1)));
        return Stream.of(
                Optional.of(marked),
                JSON.valueToTree(marked),
                new Held(marked),
                Optional.of(new Held(marked)),
                Map.of("in", new Object[] {marked, new Object[] {marked}}),
                Set.of(marked),
                new ArrayDeque<>(List.of(marked)),
                List.of(Optional.of(marked)));
    }

    public record Held(Map<String, Object> values) {}

    @ParameterizedTest
    @MethodSource("holders")
    void marksAreTakenOffNamesInsideOfEveryKindOfValue(Object holder) throws Exception {
        for (String operation : WRITES) {
            prepare(operation);
            send("cognipeer-contacts:" + operation, Map.of("integrationId", "c-1", "x", holder));

            assertThat(JSON.writeValueAsString(stored()))
                    .as(operation)
                    .contains("\"city\":[{\"zip\":1}]")
                    .doesNotContain("\uFEFF", "\u200B");
        }
    }

    @Test
    void aThrowableIsNoValueAtAnyDepth() {
        Exception failure = new IllegalStateException("secret");
        for (Object value : List.of(failure, List.of(Map.of("e", failure)), Optional.of(failure), Set.of(failure))) {
            assertRefusedByAll(Map.of("integrationId", "c-1", "x", value), "has a java.lang.IllegalStateException");
        }
    }

    @Test
    void aCircleIsRefusedInAShortMessage() {
        Map<String, Object> circle = new HashMap<>(Map.of("integrationId", "c-1"));
        circle.put("self", circle);

        assertThat(send("cognipeer-contacts:create", circle).getException())
                .isInstanceOf(InvalidContactException.class)
                .message()
                .hasSizeLessThan(200);
    }

    static Stream<Object> holdersOfAnEmptyName() {
        Map<String, Object> empty = Map.of("", 1);
        return Stream.of(
                Optional.of(empty),
                JSON.valueToTree(List.of(empty)),
                new Held(empty),
                Map.of("in", new Object[] {empty}),
                Set.of(empty),
                List.of(new Held(empty)));
    }

    @ParameterizedTest
    @MethodSource("holdersOfAnEmptyName")
    void anEmptyNameIsRefusedInsideOfEveryKindOfValue(Object holder) {
        assertRefusedByAll(Map.of("integrationId", "c-1", "x", holder), "a field without a name");
    }

    @Test
    void whatCanBeReadOnceIsReadOnceAndWrittenWhole() {
        for (String operation : WRITES) {
            prepare(operation);
            send(
                    "cognipeer-contacts:" + operation,
                    Map.of(
                            "integrationId",
                            Optional.of("c-1"),
                            "tags",
                            List.of("a", "b").iterator(),
                            "x",
                            Stream.of(1, 2)));

            assertThat(stored())
                    .as(operation)
                    .containsEntry("tags", List.of("a", "b"))
                    .hasEntrySatisfying("x", list -> assertThat(list).hasToString("[1, 2]"));
        }
    }

    @Test
    void twoFieldsOfOneNameAreRefused() {
        assertRefusedByAll(Map.of("integrationId", "c-1", "\uFEFFintegrationId", "c-2"), "two fields named");
        assertRefusedByAll(
                Map.of("integrationId", "c-1", "email", "a@x.test", "email ", "b@x.test"), "two fields named");
    }

    @Test
    void anAddressThatCannotBeOneIsRefusedInWhatIsWritten() {
        for (String email : List.of("a@x.test;b@x.test", "<e@x.test>", "mailto:c@x.test", "a@b@x.test", "x@y..test")) {
            assertRefusedByAll(Map.of("integrationId", "c-1", "email", email), "validateEmail=false");
        }
    }

    /** Every operation refuses it and sends no write. */
    private void assertRefusedByAll(Object given, String told) {
        for (String operation : WRITES) {
            assertThat(exceptionOf(operation, given)).as(operation).contains(told);
            assertThat(sandbox.requests()).as(operation).noneMatch(request -> request.method()
                    .equals("PATCH"));
            assertThat(sandbox.requests())
                    .as(operation)
                    .allMatch(request ->
                            operation.equals("sync") && request.path().endsWith("/list"));
        }
    }

    private String exceptionOf(String operation, Object given) {
        prepare(operation);
        sandbox.clearRequests();
        Exchange exchange = send("cognipeer-contacts:" + operation, operation.equals("sync") ? beside(given) : given);
        if (exchange.getException() != null) {
            assertThat(exchange.getException()).isInstanceOf(InvalidContactException.class);
            return exchange.getException().getMessage();
        }
        SyncReport report = exchange.getMessage().getBody(SyncReport.class);
        assertThat(List.of(report.getUnchanged(), report.getFailed())).containsExactly(1L, 1L);
        return report.getFailures().get(0).getMessage();
    }

    /** Adds a contact that is stored as given, as a sync stops when all rows fail. */
    private static List<Object> beside(Object given) {
        return new ArrayList<>(Arrays.asList(Map.of("integrationId", "other"), given));
    }

    private void prepare(String operation) {
        sandbox.contacts().forEach(contact -> sandbox.delete((String) contact.get("_id")));
        sandbox.insert(Map.of("integrationId", "other"));
        if (!operation.equals("create")) {
            sandbox.insert(Map.of("integrationId", "c-1", "email", "ana@x.test"));
        }
    }

    private Map<String, Object> stored() {
        return sandbox.contacts().get(1);
    }

    private Map<String, Object> storedBy(String operation, Object given) {
        prepare(operation);
        Exchange exchange = send("cognipeer-contacts:" + operation, given);
        assertThat(exchange.getException()).as(operation).isNull();
        if (exchange.getMessage().getBody() instanceof SyncReport report) {
            assertThat(report.getFailures()).isEmpty();
        }
        assertThat(sandbox.contacts()).as(operation).hasSize(2);
        return stored();
    }
}
