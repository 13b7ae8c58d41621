package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser reads contacts as Jackson reads maps, and refuses the same JSON at the same place. */
class ContactParserTest {

    private static final int DOCUMENTS = 20_000;

    private static final ObjectReader JACKSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JsonSettings.MAX_DEPTH)
                            .maxStringLength(JsonSettings.MAX_TEXT)
                            .maxNumberLength(JsonSettings.MAX_DIGITS)
                            .maxNameLength(JsonSettings.MAX_NAME)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Contact.class);

    private final RandomJson random = new RandomJson(564);

    @Test
    void whateverComesIsReadAsJacksonReadsIt() {
        for (int document = 0; document < DOCUMENTS; document++) {
            String json = random.object(3);
            Contact contact = ContactJson.readContact(json);

            assertThat(forms(contact)).as(json).isEqualTo(forms(read(json)));
            assertThat(ContactJson.readContact(json.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(contact);
        }
    }

    @Test
    void whateverIsDamagedIsRefusedWhereJacksonRefusesIt() {
        int refused = 0;
        for (int document = 0; document < DOCUMENTS; document++) {
            String json = random.damaged(random.object(3));
            Throwable expected = catchThrowable(() -> read(json));
            if (expected == null) {
                assertThat(forms(ContactJson.readContact(json))).as(json).isEqualTo(forms(read(json)));
            } else {
                assertThat(catchThrowable(() -> ContactJson.readContact(json)))
                        .as(json)
                        .isExactlyInstanceOf(InvalidJsonException.class)
                        .hasMessage(expected.getMessage());
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(DOCUMENTS / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "[]",
                "[{}]",
                "[1]",
                "7",
                "7.5",
                "\"\"",
                "\" \"",
                "\"x\"",
                "true",
                "{} {}",
                "{}x",
                "{}]",
                "{\"a\":1e99999999999}",
                "{\"a\":[}",
                "{\"a\":{]",
                "{\"a\"}",
                "{,}",
                "{\"a\":NaN}"
            })
    void whatIsNoObjectIsRefusedWhereJacksonRefusesIt(String json) {
        Throwable expected = catchThrowable(() -> read(json));

        assertThat(catchThrowable(() -> ContactJson.readContact(json)))
                .isExactlyInstanceOf(InvalidJsonException.class)
                .hasMessage(expected.getMessage());
    }

    @Test
    void numbersHaveTheSmallestTypeThatHoldsThemAndKeepTheirZeros() {
        assertThat(ContactJson.readContact(
                        "{\"a\":2147483647,\"b\":2147483648,\"c\":9223372036854775808,\"d\":1.50,\"e\":-0,\"f\":1E+2}"))
                .containsExactly(
                        Map.entry("a", 2147483647),
                        Map.entry("b", 2147483648L),
                        Map.entry("c", new BigInteger("9223372036854775808")),
                        Map.entry("d", new BigDecimal("1.50")),
                        Map.entry("e", 0),
                        Map.entry("f", new BigDecimal("1E+2")));
    }

    @Test
    void ofAFieldNamedTwiceTheLastValueIsTaken() {
        assertThat(ContactJson.readContact("{\"a\":1,\"b\":{\"c\":2,\"c\":3},\"a\":4}"))
                .containsExactly(Map.entry("a", 4), Map.entry("b", Map.of("c", 3)));
    }

    @Test
    void whateverAnotherContactIsLikeChangesNothing() throws IOException {
        Contact like = null;
        for (int document = 0; document < DOCUMENTS; document++) {
            String json = random.object(3);
            Contact contact = readLike(json, like);

            assertThat(forms(contact)).as(json).isEqualTo(forms(read(json)));
            like = contact;
        }
    }

    @Test
    void ofTheContactBeforeOnlyTextsAreTakenAndOnlyTheSame() throws IOException {
        String json = "{\"status\":\"active\",\"name\":\"Ada\",\"tags\":[\"a\",\"b\"],\"metadata\":{\"x\":\"yz\"}}";
        Contact before = ContactJson.readContact(json);

        Contact contact = readLike(json.replace("Ada", "Eva"), before);

        assertThat(contact.getStatus()).isSameAs(before.getStatus());
        assertThat(contact.getMetadata().get("x")).isSameAs(before.getMetadata().get("x"));
        assertThat(contact.getTags()).isEqualTo(before.getTags()).isNotSameAs(before.getTags());
        assertThat(contact.getTags().get(1)).isSameAs(before.getTags().get(1));
        assertThat(contact.getMetadata()).isNotSameAs(before.getMetadata());
        assertThat(contact.getName()).isEqualTo("Eva");
    }

    @Test
    void theStreamOfAContactStaysOpen() {
        ByteArrayInputStream stream = new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        assertThat(ContactJson.readContact(stream)).isEmpty();
    }

    private static Contact readLike(String json, Contact like) throws IOException {
        try (JsonParser parser = ContactJson.parser(json.getBytes(StandardCharsets.UTF_8))) {
            parser.nextToken();
            return ContactJson.readContact(parser, like);
        }
    }

    /** Reads with Jackson, and fails with the message that a contact must have. */
    private static Contact read(String json) {
        return JsonFailures.reading(() -> JACKSON.readValue(json));
    }

    /** The value with the types of everything inside, which equals of maps and lists ignores. */
    private static Object forms(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<Object> forms = new ArrayList<>(List.of(map.getClass()));
            map.forEach((name, each) -> forms.add(List.of(name, forms(each))));
            return forms;
        }
        if (value instanceof List<?> list) {
            List<Object> forms = new ArrayList<>(List.of(list.getClass()));
            list.forEach(each -> forms.add(forms(each)));
            return forms;
        }
        return value == null ? "null" : List.of(value.getClass(), value);
    }
}
