package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON at a bound is read, in every form of input. JSON beyond a bound is refused. */
class JsonBoundsTest {

    static Stream<Arguments> bounds() {
        return Stream.of(
                arguments("objects in objects", nested(JsonSettings.MAX_DEPTH), nested(JsonSettings.MAX_DEPTH + 1)),
                arguments("lists in a list", listed(JsonSettings.MAX_DEPTH), listed(JsonSettings.MAX_DEPTH + 1)),
                arguments("a text", text(JsonSettings.MAX_TEXT), text(JsonSettings.MAX_TEXT + 1)),
                arguments("an integer", number("7", 0), number("7", 1)),
                // Jackson does not count the first character of a decimal
                arguments("a decimal", number("0.", 0), number("0.", 2)),
                arguments("a name", named(JsonSettings.MAX_NAME), named(JsonSettings.MAX_NAME + 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounds")
    void holdForEveryFormOfInput(String what, String within, String beyond) {
        byte[] utf8Within = within.getBytes(StandardCharsets.UTF_8);
        byte[] utf8Beyond = beyond.getBytes(StandardCharsets.UTF_8);

        assertThat(ContactJson.readContact(within)).hasSize(1);
        assertThat(ContactJson.readContact(utf8Within)).hasSize(1);
        assertThat(ContactJson.readContact(new ByteArrayInputStream(utf8Within)))
                .hasSize(1);
        assertThat(ImmutableJson.parse(within)).hasSize(1);
        assertRefused(() -> ContactJson.readContact(beyond));
        assertRefused(() -> ContactJson.readContact(utf8Beyond));
        assertRefused(() -> ContactJson.readContact(new ByteArrayInputStream(utf8Beyond)));
        assertRefused(() -> ImmutableJson.parse(beyond));
    }

    @Test
    void theBoundOfTheDepthHoldsForWhatIsWrittenToo() {
        ObjectNode tree = treeOf(JsonSettings.MAX_DEPTH);
        ObjectNode deeper = treeOf(JsonSettings.MAX_DEPTH + 1);

        assertThatCode(() -> ContactJson.write(ContactJson.readContact(tree))).doesNotThrowAnyException();
        assertThatCode(() -> ContactJson.writeCanonical(ContactJson.readContact(tree)))
                .doesNotThrowAnyException();
        assertRefused(() -> ContactJson.write(ContactJson.readContact(deeper)));
        assertRefused(() -> ContactJson.writeCanonical(ContactJson.readContact(deeper)));
        assertRefused(() -> ContactFromJava.ofBean(new Bean(deeper), null));
    }

    @Test
    void aMapOfManyLevelsDoesNotExhaustTheStack() {
        Map<String, Object> map = Map.of();
        for (int level = 0; level < 100_000; level++) {
            map = Map.of("a", map);
        }
        Map<String, Object> deep = map;

        assertRefused(() -> ContactJson.write(ContactFromJava.ofMap(deep)));
        assertRefused(() -> ContactFilter.of(deep));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isExactlyInstanceOf(InvalidJsonException.class);
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private static String listed(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    private static String text(int length) {
        return "{\"a\":\"" + "x".repeat(length) + "\"}";
    }

    /** A number of so many digits more than the bound. */
    private static String number(String begin, int more) {
        int digits = JsonSettings.MAX_DIGITS + more - begin.replace(".", "").length();
        return "{\"a\":" + begin + "7".repeat(digits) + "}";
    }

    private static String named(int length) {
        return "{\"" + "x".repeat(length) + "\":1}";
    }

    private static ObjectNode treeOf(int depth) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("a", 1);
        for (int level = 1; level < depth; level++) {
            tree = JsonNodeFactory.instance.objectNode().set("a", tree);
        }
        return tree;
    }

    /** A bean of one property, which is one level more. */
    public record Bean(ObjectNode tree) {}
}
