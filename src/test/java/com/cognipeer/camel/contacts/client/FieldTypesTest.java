package com.cognipeer.camel.contacts.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cognipeer.camel.contacts.model.Contact;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTypesTest {

    private static final Object JSON_TEXT = new TextNode("a");
    private static final Object JSON_OBJECT = JsonNodeFactory.instance.objectNode();
    private static final Object JSON_LIST = JsonNodeFactory.instance.arrayNode().add("a");
    private static final Object JSON_LIST_OF_OBJECTS =
            JsonNodeFactory.instance.arrayNode().addObject();

    /** A value of a Java class that is no collection, which is written as an object. */
    public record Bean(String company) {}

    static Stream<Arguments> right() {
        return Stream.of(
                        of("name", "a", 7, 1.5, true, 'c', JSON_TEXT),
                        of("properties", Map.of(), Map.of("a", 1), new Bean("x"), JSON_OBJECT),
                        of("metadata", Map.of("a", List.of())),
                        of(
                                "tags",
                                List.of(),
                                List.of("a", "b"),
                                List.of(1, true),
                                Set.of("a"),
                                new String[] {"a"},
                                JSON_LIST),
                        of("deleted", true, false, BooleanNode.TRUE),
                        of("invented", List.of(Map.of()), 7))
                .flatMap(all -> all);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                        of("name", Map.of(), List.of("a"), new Bean("x"), JSON_OBJECT, JSON_LIST, new int[0]),
                        of("properties", "a", 7, true, List.of(), JSON_LIST, JSON_TEXT),
                        of("metadata", "a"),
                        of(
                                "tags",
                                "a",
                                7,
                                Map.of(),
                                JSON_OBJECT,
                                List.of(Map.of()),
                                List.of("a", List.of()),
                                new Bean("x")),
                        of("deleted", "true", 1, List.of(true), JSON_TEXT))
                .flatMap(all -> all);
    }

    private static Stream<Arguments> of(String field, Object... values) {
        return Arrays.stream(values).map(value -> arguments(field, value));
    }

    private static Contact with(String field, Object value) {
        Contact fields = new Contact();
        fields.put(field, value);
        return fields;
    }

    @ParameterizedTest
    @MethodSource("right")
    void aValueOfTheDocumentedTypePasses(String field, Object value) {
        assertThatCode(() -> FieldTypes.check(with(field, value))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aValueOfAnotherTypeIsRefusedWithTheFieldAndTheType(String field, Object value) {
        String type =
                switch (field) {
                    case "name" -> "text";
                    case "tags" -> "a list of texts";
                    case "deleted" -> "true or false";
                    default -> "an object";
                };

        assertThatThrownBy(() -> FieldTypes.check(with(field, value)))
                .isInstanceOf(InvalidContactException.class)
                .hasMessage("The contact's field '" + field + "' is " + type
                        + " in the API, but the given value is not: correct it, or leave the field out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email",
                "integrationId",
                "name",
                "phone",
                "peerId",
                "status",
                "metadata",
                "properties",
                "tags",
                "deleted"
            })
    void eachDocumentedFieldHasAType(String field) {
        Object wrong = field.equals("metadata") || field.equals("properties") ? "text" : Map.of();

        assertThatThrownBy(() -> FieldTypes.check(with(field, wrong))).hasMessageContaining("'" + field + "'");
        assertThatCode(() -> FieldTypes.check(with(field, null)))
                .as("null clears a field")
                .doesNotThrowAnyException();
    }

    @Test
    void aValueThatIsNoJsonIsRefusedWithTheField() {
        assertThatThrownBy(() -> FieldTypes.check(with("name", new Object())))
                .isInstanceOf(InvalidContactException.class)
                .hasMessageStartingWith("The contact's field 'name' ");
    }
}
