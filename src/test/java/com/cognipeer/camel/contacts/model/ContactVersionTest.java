package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactVersionTest {

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

    private static String version(String json) {
        return ContactVersion.of(new Contact(ContactJson.readStrictObject(json)));
    }
}
