package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactVersionsTest {

    private static final String CONTACT =
            "{\"_id\":\"65a\",\"name\":\"Ada\",\"score\":1,\"tags\":[\"a\",\"b\"],\"properties\":{\"x\":1,\"y\":{\"p\":1,\"q\":2}}}";

    @Test
    void namesTheContactAndFortyThreeCharactersOfItsContent() {
        assertThat(version(CONTACT)).matches("65a:[A-Za-z0-9_-]{43}");
    }

    @Test
    void theOrderOfFieldsDoesNotMatterAtAnyDepth() {
        assertThat(
                        version(
                                "{\"properties\":{\"y\":{\"q\":2,\"p\":1},\"x\":1},\"tags\":[\"a\",\"b\"],\"score\":1,\"name\":\"Ada\",\"_id\":\"65a\"}"))
                .isEqualTo(version(CONTACT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"name\":\"Ada\" -> \"name\":\"ada\"",
                "\"name\":\"Ada\" -> \"name\":null",
                "\"name\":\"Ada\", -> ",
                "\"score\":1 -> \"score\":2",
                "\"score\":1 -> \"score\":\"1\"",
                "[\"a\",\"b\"] -> [\"b\",\"a\"]",
                "\"q\":2 -> \"q\":3",
                "\"x\":1 -> \"z\":1",
                "\"65a\" -> \"65b\""
            })
    void eachFieldAtAnyDepthMatters(String change) {
        List<String> parts = List.of(change.split(" -> ", -1));
        assertThat(version(CONTACT.replace(parts.get(0), parts.get(1)))).isNotEqualTo(version(CONTACT));
    }

    /** Positions and idempotent repositories of users hold versions. Another text for the same contact would be a change. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"_id":"65a","name":"Ada","score":1,"tags":["a","b"],"properties":{"x":1,"y":{"p":1,"q":2}}} | 65a:AMN-jcAfeBJiFyLQLAQvpUKVv1PKp5OUVFsmQHZ7ZZ4
            {} | null:RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o
            {"_id":7,"a":[1,-0,2147483648,9223372036854775808,1.50,1E+400,0.0,-1e-7],"b":[],"c":{},"d":[{"z":null,"y":[true,false]}]} | 7:ipJHfHsePpihk1-MbXM7R6LjWKrw0CGeEU1azMDSa7E
            {"_id":"\\u00e9","\\u0000\\n\\"":"\\u001f\\t\\\\/\\u007f\\u2028","\\ud83d\\ude00":"\\ud83d\\ude00 \\u00e9\\uffff","\\uffff":1,"B":1,"a":2,"":3} | \u00e9:-La6P8VSmIuEpg_OJv9EHv3aJ_-2zqm_hhsvjkVbUSQ
            """)
    void isTheSameTextForEver(String json, String version) {
        assertThat(new ContactVersions().of(ContactJson.readContact(json))).isEqualTo(version);
        assertThat(version(json)).isEqualTo(version);
    }

    @Test
    void isTheSameTextForEverForTextsThatAreLong() {
        assertThat(new ContactVersions().of(new Contact(Map.of("_id", "65a", "t", "x".repeat(50_000)))))
                .isEqualTo("65a:AESEm-FBOZuFd8h_4ioYguteEUgS_9QXQxGVlfwkxiE");
    }

    @Test
    void oneAfterTheOtherAreAsEachByItself() {
        ContactVersions versions = new ContactVersions();
        for (Object value : new Object[] {1, "x".repeat(50_000), deep(JsonSettings.MAX_DEPTH - 1), "\ud83d", 2}) {
            Contact contact = ContactJson.readContact(CONTACT);
            contact.put("value", value);

            assertThat(versions.of(contact)).isEqualTo(expected(contact));
            assertThat(versions.of(ContactJson.readContact(CONTACT))).isEqualTo(version(CONTACT));
        }
    }

    @Test
    void oneThatCannotBeWrittenIsRefusedWithItsPlaceAndChangesNoOther() {
        ContactVersions versions = new ContactVersions();
        for (Object value :
                new Object[] {new Thread(), deep(JsonSettings.MAX_DEPTH), List.of(Map.of("a", Instant.EPOCH))}) {
            Contact contact = ContactJson.readContact(CONTACT);
            contact.put("a text that the writer passes on before it fails", "x".repeat(50_000));
            contact.put("value", value);

            assertThatThrownBy(() -> versions.of(contact))
                    .as("%s", value.getClass())
                    .isInstanceOf(InvalidJsonException.class)
                    .hasMessageContaining("the value at value");
            assertThat(versions.of(ContactJson.readContact(CONTACT))).isEqualTo(version(CONTACT));
        }
    }

    @Test
    void thePathLeadsToAValueThatCannotBeWritten() {
        Contact contact = new Contact(Map.of("list", List.of(1, Map.of("at", Instant.EPOCH))));

        assertThatThrownBy(() -> new ContactVersions().of(contact))
                .isInstanceOf(InvalidJsonException.class)
                .hasMessage("cannot be written as JSON: the value at list.[1].at; correct it, or leave it out");
    }

    /** Jackson writes the same form when it orders the entries of maps. */
    @Test
    void isOfTheTextThatJacksonSortsWhateverTheContactHolds() throws JsonProcessingException {
        ObjectWriter sorting = new ObjectMapper().writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        ContactVersions versions = new ContactVersions();
        RandomJson random = new RandomJson(256);
        for (int document = 0; document < 20_000; document++) {
            Contact contact = ContactJson.readContact(random.object(4));

            byte[] sorted = sorting.writeValueAsBytes(contact);
            assertThat(ContactJson.writeCanonical(contact)).isEqualTo(sorted);
            assertThat(versions.of(contact)).isEqualTo(versionOf(contact, sorted));
        }
    }

    private static Map<String, Object> deep(int levels) {
        Map<String, Object> deep = new LinkedHashMap<>();
        for (int level = 1; level < levels; level++) {
            deep = new LinkedHashMap<>(Map.of("b", deep, "a", 1));
        }
        return deep;
    }

    private static String expected(Contact contact) {
        return versionOf(contact, ContactJson.writeCanonical(contact));
    }

    private static String versionOf(Contact contact, byte[] canonical) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical);
            return contact.getId() + ":"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String version(String json) {
        return new ContactVersions().of(new Contact(ImmutableJson.parse(json)));
    }
}
