package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests recorded from the vendor's own client, reproduced. */
class GoldenRequestTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Arguments> examples() throws IOException {
        try (InputStream json = GoldenRequestTest.class.getResourceAsStream("/contract/wire-examples.json")) {
            List<JsonNode> examples = StreamSupport.stream(MAPPER.readTree(json).spliterator(), false)
                    .toList();
            return examples.stream()
                    .map(example ->
                            Arguments.of(example.get("operation").asText() + " " + example.get("options"), example));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theVendorsRequestIsReproduced(String name, JsonNode example) throws IOException {
        JsonNode wire = example.get("wire");
        String operation = example.get("operation").asText();
        try (RawServer server = RawServer.scripted(RawServer.answerAbout());
                TestClient client = TestClient.of(golden(server.url("/v1")))) {
            call(client, operation, example.get("options"));

            RawServer.Request request = server.request();
            assertThat(request.method()).isEqualTo(wire.get("method").asText());
            assertThat(request.target()).isEqualTo(wire.get("target").asText());
            wire.get("headers").properties().forEach(header -> assertThat(request.header(header.getKey()))
                    .as(header.getKey())
                    .containsExactly(header.getValue().asText()));
            if (wire.get("body").isNull()) {
                assertThat(request.body()).isEmpty();
                assertThat(request.headerNames()).doesNotContain("transfer-encoding");
            } else {
                assertThat(MAPPER.readTree(request.body())).isEqualTo(wire.get("body"));
            }
        }
    }

    private static void call(TestClient client, String operation, JsonNode options) {
        switch (operation) {
            case "create" -> client.call(api -> api.create(ContactJson.readContact(options)));
            case "get" -> client.call(api -> api.get(identity(options)));
            case "update" ->
                client.call(api -> api.update(identity(options), ContactJson.readContact(options.get("data"))));
            case "list" -> client.call(api -> api.list(query(options)));
            default -> throw new IllegalArgumentException(operation);
        }
    }

    private static ContactIdentity identity(JsonNode options) {
        return new ContactIdentity(
                options.path(Contact.EMAIL).textValue(),
                options.path(Contact.INTEGRATION_ID).textValue());
    }

    private static ContactQuery query(JsonNode options) {
        return new ContactQuery(
                options.path("page").asInt(1),
                options.path("limit").asInt(10),
                options.has("filter")
                        ? ContactFilter.parse(options.get("filter").toString())
                        : ContactFilter.ALL,
                options.has("sort") ? ContactSort.parse(options.get("sort").toString()) : ContactSort.NONE);
    }

    private static ClientSettings golden(URI baseUrl) {
        return new ClientSettings(
                baseUrl,
                "pat_golden",
                "hook_golden",
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                1 << 20,
                null,
                null);
    }
}
