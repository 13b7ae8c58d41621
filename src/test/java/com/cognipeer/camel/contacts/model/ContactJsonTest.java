package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"unknown\":{\"deep\":[1,{\"x\":[]}]},\"other\":true}",
                "{\"phone\":null,\"properties\":{\"a\":null,\"b\":[null,{\"c\":null}]}}",
                "{\"n\":12345678901234567890}",
                "{\"n\":-123456789012345678901234567890}",
                "{\"n\":0.1000000000000000055}",
                "{\"n\":9007199254740993}",
                "{\"n\":1.10}",
                "{\"n\":1E+2}",
                "{\"n\":[1.0,1,100,1.00]}",
                "{\"name\":\"😀 é 漢 \u2028\",\"é\":\"ключ\"}",
                "{\"z\":1,\"a\":2,\"m\":3,\"_id\":\"x\",\"B\":4}",
                "{\"\":\"\",\" \":\" \"}",
                "{\"text\":\"\\\"\\\\\\n\\t\"}"
            })
    void everyFormOfJsonSurvivesTheWayInAndOutUnchanged(String json) {
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        JsonNode tree = ContactJson.writeTree(ContactJson.readContact(json));

        assertThat(ContactJson.writeText(ContactJson.readContact(json))).isEqualTo(json);
        assertThat(ContactJson.writeText(ContactJson.readContact(utf8))).isEqualTo(json);
        assertThat(ContactJson.writeText(ContactJson.readContact(ContactJson.write(ContactJson.readContact(json)))))
                .isEqualTo(json);
        assertThat(ContactJson.writeText(ContactJson.readContact(new ByteArrayInputStream(utf8))))
                .isEqualTo(json);
        assertThat(ContactJson.writeText(ContactJson.readContact(tree))).isEqualTo(json);
        assertThat(tree).hasToString(json);
    }

    @Test
    void escapedTextReadsAsWhatItStandsFor() {
        assertThat(ContactJson.readContact("{\"name\":\"\\ud83d\\ude00\\u0041\"}")
                        .getName())
                .isEqualTo("😀A");
    }

    @Test
    void halfOfASurrogatePairSurvivesInBytes() {
        Contact contact = ContactJson.readContact("{\"name\":\"a\\ud83db\"}");

        assertThat(ContactJson.readContact(ContactJson.write(contact))).isEqualTo(contact);
    }

    @Test
    void nestingOfAHundredLevelsIsReadAndOneMoreIsRefused() {
        assertThat(ContactJson.readContact(nested(100))).hasSize(1);
        assertThatThrownBy(() -> ContactJson.readContact(nested(101))).isInstanceOf(InvalidJsonException.class);
        assertThatThrownBy(() -> ContactFilter.parse(nested(101))).isInstanceOf(InvalidJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} x", "{}{}", "{},", "{}]", "{\"a\":1}null"})
    void whatFollowsTheObjectIsRefused(String json) {
        assertThatThrownBy(() -> ContactJson.readContact(json)).isInstanceOf(InvalidJsonException.class);
        assertThatThrownBy(() -> ContactJson.readContact(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidJsonException.class);
        assertThatThrownBy(
                        () -> ContactJson.readContact(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(InvalidJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "[]", "[{}]", "\"secret\"", "7", "true", "{", "{\"a\"", "{\"a\":}", "{'a':1}"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> ContactJson.readContact(json))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"secret\" \"x\"}",
                "{\"name\": secret}",
                "{\"secret\"",
                "{\"name\":\"secret\n\"}",
                "{\"name\":\"\\secret\"}",
                "{\"a\":{\"secret\":1,]}",
                "{\"n\":1secret}"
            })
    void anErrorTellsThePlaceAndQuotesNoContent(String json) {
        assertThatThrownBy(() -> ContactJson.readContact(json))
                .isInstanceOf(InvalidJsonException.class)
                .hasNoCause()
                .hasMessageMatching("(?s).*line \\d+, column \\d+.*")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9999999999", "-1e-9999999999", "0.1e21474836480"})
    void aNumberBeyondAllBoundsIsRefusedAsText(String number) {
        assertThatThrownBy(() -> ContactJson.readContact("{\"n\":" + number + "}"))
                .isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void aNumberOfAThousandDigitsAndMoreIsRefused() {
        assertThatThrownBy(() -> ContactJson.readContact("{\"n\":" + "9".repeat(1001) + "}"))
                .isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[] json = {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '"', '}'};

        assertThatThrownBy(() -> ContactJson.readContact(json)).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void aStreamThatFailsIsToldByTheKindOfItsFailureOnly() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("secret path");
            }
        };

        assertThatThrownBy(() -> ContactJson.readContact(failing))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageContaining("IOException")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aStreamIsLeftOpen() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream stream = new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        ContactJson.readContact(stream);

        assertThat(closed).isFalse();
    }

    @Test
    void ofAFieldNamedTwiceInAContactTheLastCounts() {
        assertThat(ContactJson.readContact("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", 2));
    }

    @Test
    void aMapBecomesAContactWithItsNulls() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("phone", null);
        map.put("email", "ada@example.com");

        assertThat(ContactFromJava.ofMap(map)).isEqualTo(map).isNotSameAs(map);
        assertThat(ContactJson.writeText(ContactFromJava.ofMap(map)))
                .isEqualTo("{\"phone\":null,\"email\":\"ada@example.com\"}");
    }

    @Test
    void aMapWhoseKeysAreNoTextIsRefused() {
        Map<Object, Object> nullKey = new HashMap<>();
        nullKey.put(null, "x");

        assertThatThrownBy(() -> ContactFromJava.ofMap(Map.of(1, "x")))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageContaining("java.lang.Integer");
        assertThatThrownBy(() -> ContactFromJava.ofMap(nullKey)).isInstanceOf(InvalidJsonException.class);
    }

    @Test
    void aValueThatCannotBeWrittenIsToldByItsPlaceAndNotByItsContent() {
        Contact contact = new Contact();
        contact.put("properties", Map.of("list", List.of(1, new Unwritable())));

        assertThatThrownBy(() -> ContactJson.write(contact))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessageContaining("properties.list.[1]")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aMapThatHoldsItselfIsRefused() {
        Contact contact = new Contact();
        contact.put("self", contact);

        assertThatThrownBy(() -> ContactJson.write(contact)).isInstanceOf(InvalidJsonException.class);
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    /** Jackson cannot write this. */
    static final class Unwritable {

        public String getBroken() {
            throw new IllegalStateException("secret");
        }
    }
}
