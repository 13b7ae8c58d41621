package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A property of a Kamelet is an option of the endpoint, and what is said of it is what the metadata say. */
class KameletPropertiesTest {

    private static final Path METADATA =
            Path.of("src/generated/resources/META-INF/com/cognipeer/camel/contacts/cognipeer-contacts.json");
    private static final Map<String, String> TYPES = Map.of(
            "string", "string",
            "enum", "string",
            "duration", "string",
            "object", "string",
            "integer", "integer",
            "boolean", "boolean");

    /** A default in the Kamelet would go before what is set on the component. */
    private static final Set<String> SET_ON_THE_COMPONENT = Set.of("baseUrl");

    static Stream<Arguments> properties() {
        return KameletFile.all().stream().flatMap(kamelet -> kamelet.properties().properties().stream()
                .map(property -> Arguments.of(kamelet, property.getKey(), property.getValue())));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void isWhatTheMetadataSay(KameletFile kamelet, String name, JsonNode property) throws Exception {
        JsonNode option =
                new ObjectMapper().readTree(METADATA.toFile()).get("properties").get(name);

        assertThat(option).as("option %s", name).isNotNull();
        assertThat(property.get("description").asText())
                .as("%s in %s; copy the description of the metadata", name, kamelet)
                .isEqualTo(option.get("description").asText());
        assertThat(property.get("type").asText())
                .isEqualTo(TYPES.get(option.get("type").asText()));
        assertThat(texts(property.path("enum"))).isEqualTo(texts(option.path("enum")));
        assertThat(property.path("default").asText())
                .isEqualTo(
                        SET_ON_THE_COMPONENT.contains(name)
                                ? ""
                                : option.path("defaultValue").asText());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
