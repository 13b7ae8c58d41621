package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFilterTest {

    @Test
    void theTextIsKeptInOrderAndToTheDigit() {
        String json = "{\"z\":1.10,\"a\":{\"$in\":[1,\"x\",null]},\"properties.company\":{\"$exists\":true}}";

        assertThat(ContactJson.writeText(ContactFilter.parse(json).document())).isEqualTo(json);
    }

    @Test
    void theEmptyFilterMatchesAll() {
        assertThat(ContactFilter.parse("{}")).isEqualTo(ContactFilter.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"x\"", "12", "true"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> ContactFilter.parse(json))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageContaining("JSON object");
    }

    @Test
    void aMistakeIsToldByLineAndColumn() {
        assertThatThrownBy(() -> ContactFilter.parse("{\n  \"status\": active}"))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageContaining("line 2, column")
                .hasMessageNotContaining("active");
    }

    @Test
    void anEmptyTextIsRefused() {
        assertThatThrownBy(() -> ContactFilter.parse("")).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void whatFollowsTheObjectIsRefused() {
        assertThatThrownBy(() -> ContactFilter.parse("{\"a\":1} {\"b\":2}")).isInstanceOf(InvalidJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{\"x\":{\"a\":1,\"a\":1}}", "{\"x\":[{\"a\":1,\"\\u0061\":2}]}"})
    void aFieldNamedTwiceIsRefused(String json) {
        assertThatThrownBy(() -> ContactFilter.parse(json)).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void aParsedFilterCannotBeChangedAtAnyDepth() {
        assertFrozen(ContactFilter.parse("{\"a\":{\"b\":[{\"c\":1}]}}"));
    }

    @Test
    void aFilterFromAMapCannotBeChangedAtAnyDepth() {
        assertFrozen(ContactFilter.of(mutable()));
    }

    @Test
    void aFilterDoesNotFollowTheMapItIsMadeFrom() {
        Map<String, Object> map = mutable();
        ContactFilter filter = ContactFilter.of(map);

        innerList(map).add("added");
        map.put("added", 1);

        assertThat(ContactJson.writeText(filter.document())).isEqualTo("{\"a\":{\"b\":[{\"c\":1}]}}");
    }

    @Test
    void valuesOfAMapAreTakenInTheFormInWhichTheyAreSent() {
        ContactFilter filter = ContactFilter.of(Map.of(
                "modifiedDate", Map.of("$gte", Instant.parse("2026-01-01T00:00:00Z"), "n", new BigDecimal("1.10"))));

        assertThat(filter.document().get("modifiedDate"))
                .isEqualTo(Map.of("$gte", "2026-01-01T00:00:00.000Z", "n", new BigDecimal("1.10")));
    }

    @Test
    void aValueThatCannotBeWrittenIsToldByItsPlace() {
        assertThatThrownBy(() -> ContactFilter.of(Map.of("a", Map.of("b", new Object()))))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageContaining("a.b");
    }

    @Test
    void itsTextShowsFieldsAndNoValues() {
        assertThat(ContactFilter.parse("{\"email\":\"ada@example.com\",\"a\":1}"))
                .hasToString("ContactFilter[a, email]");
    }

    @SuppressWarnings("unchecked")
    @Test
    void noFurtherConditionLeavesItAsItIs() {
        ContactFilter filter = ContactFilter.parse("{\"status\":\"active\"}");

        assertThat(filter.and(Map.of())).isSameAs(filter);
    }

    @Test
    void conditionsOnOtherFieldsStandBesideItsOwn() {
        assertThat(joined("{\"status\":\"active\"}")).isEqualTo("{\"status\":\"active\",\"_id\":{\"$gt\":\"a\"}}");
        assertThat(joined("{}")).isEqualTo("{\"_id\":{\"$gt\":\"a\"}}");
        assertThat(joined("{\"$or\":[{\"_id\":\"a\"},{\"_id\":\"b\"}]}"))
                .isEqualTo("{\"$or\":[{\"_id\":\"a\"},{\"_id\":\"b\"}],\"_id\":{\"$gt\":\"a\"}}");
    }

    @Test
    void aConditionOnAFieldOfItsOwnIsJoinedAndReplacesNothing() {
        assertThat(joined("{\"_id\":{\"$lte\":\"z\"},\"status\":\"active\"}"))
                .isEqualTo("{\"$and\":[{\"_id\":{\"$lte\":\"z\"},\"status\":\"active\"},{\"_id\":{\"$gt\":\"a\"}}]}");
    }

    @Test
    void conditionsCanBeJoinedMoreThanOnce() {
        ContactFilter twice =
                ContactFilter.ALL.and(Map.of("_id", 1)).and(Map.of("_id", 2)).and(Map.of("_id", 3));

        assertThat(ContactJson.writeText(twice.document())).isEqualTo("{\"$and\":[{\"_id\":1},{\"_id\":2}],\"_id\":3}");
    }

    private static String joined(String filter) {
        return ContactJson.writeText(ContactFilter.parse(filter)
                .and(Map.of("_id", Map.of("$gt", "a")))
                .document());
    }

    private static void assertFrozen(ContactFilter filter) {
        Map<String, Object> inner = (Map<String, Object>) filter.document().get("a");
        List<Object> list = (List<Object>) inner.get("b");
        Map<String, Object> innermost = (Map<String, Object>) list.get(0);
        assertThatThrownBy(() -> filter.document().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> inner.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.add(1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> innermost.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Map<String, Object> mutable() {
        List<Object> list = new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("c", 1))));
        return new LinkedHashMap<>(Map.of("a", new LinkedHashMap<>(Map.of("b", list))));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> innerList(Map<String, Object> map) {
        return (List<Object>) ((Map<String, Object>) map.get("a")).get("b");
    }

    @Test
    void namesLoseWhatNobodySees() {
        assertThat(ContactFilter.parse("{\"\uFEFFname\":1,\"$or\":[{\"\u200btags\":\"x\"}]}")
                        .document())
                .hasToString("{name=1, $or=[{tags=x}]}");
        assertThat(ContactFilter.of(Map.of("\uFEFFname", 1)).document()).containsOnlyKeys("name");
        assertThatThrownBy(() -> ContactFilter.parse("{\"\uFEFF\":1}")).hasMessageContaining("without a name");
    }
}
