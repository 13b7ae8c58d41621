package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactSortTest {

    @Test
    void theShortFormKeepsTheOrderOfItsEntries() {
        assertThat(ContactSort.parse("zeta:-1, createdDate : 1,alpha:-1").fields())
                .containsExactly(Map.entry("zeta", -1), Map.entry("createdDate", 1), Map.entry("alpha", -1));
    }

    @Test
    void theJsonFormKeepsTheOrderOfItsFields() {
        assertThat(ContactSort.parse(" {\"zeta\":-1,\"properties.company\":1}").fields())
                .containsExactly(Map.entry("zeta", -1), Map.entry("properties.company", 1));
    }

    @Test
    void aMapKeepsTheOrderOfItsEntries() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("zeta", -1L);
        map.put("alpha", "1");

        assertThat(ContactSort.of(map).fields()).containsExactly(Map.entry("zeta", -1), Map.entry("alpha", 1));
    }

    @Test
    void aFieldNameMayHoldAColon() {
        assertThat(ContactSort.parse("urn:name:-1").fields()).containsExactly(Map.entry("urn:name", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name:2 | entry 1",
                "name:1,age:desc | entry 2",
                "name:1,:1 | entry 2",
                "name | entry 1",
                "name:1,,age:1 | entry 2",
                "name:1, | entry 2",
                "name: | entry 1",
                "name:1,name:-1 | entry 2"
            })
    void aMistakeInTheShortFormIsToldByTheNumberOfItsEntry(String text, String place) {
        assertThatThrownBy(() -> ContactSort.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(place);
    }

    @Test
    void anEmptyTextIsRefused() {
        assertThatThrownBy(() -> ContactSort.parse("")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"name\":0}", "{\"name\":1.0}", "{\"name\":null}", "{\"name\":true}", "{\"name\":\"asc\"}"})
    void aDirectionThatIsNoneIsToldByItsPlace(String json) {
        assertThatThrownBy(() -> ContactSort.parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entry 1 has a direction other than 1");
    }

    @Test
    void aFieldNamedTwiceInJsonIsRefused() {
        assertThatThrownBy(() -> ContactSort.parse("{\"name\":1,\"name\":-1}"))
                .isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void brokenJsonIsToldByItsPlace() {
        assertThatThrownBy(() -> ContactSort.parse("{\"name\":1"))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void cannotBeChangedAndDoesNotFollowTheMapItIsMadeFrom() {
        Map<String, Integer> map = new LinkedHashMap<>(Map.of("name", 1));
        ContactSort sort = new ContactSort(map);

        map.put("age", 1);

        assertThat(sort.fields()).containsOnlyKeys("name");
        assertThatThrownBy(() -> sort.fields().put("age", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anEmptyObjectIsTheServersOwnOrder() {
        assertThat(ContactSort.parse("{}")).isEqualTo(ContactSort.NONE);
    }

    @Test
    void namesLoseWhatNobodySees() {
        assertThat(ContactSort.parse("{\"\uFEFFname\":1}").fields()).containsOnlyKeys("name");
        assertThat(ContactSort.parse("\u200bname:1,createdDate\u200b:-1").fields())
                .containsOnlyKeys("name", "createdDate");
        assertThatThrownBy(() -> ContactSort.parse("{\"\":1}")).hasMessageContaining("without a name");
    }
}
