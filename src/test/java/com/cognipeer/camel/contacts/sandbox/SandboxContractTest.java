package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SandboxContractTest extends SandboxFixture {

    @Override
    SandboxBuilder settings() {
        return ContactsSandbox.builder().token("pat_golden").hookId("hook_golden");
    }

    static Stream<Arguments> recordedRequests() throws IOException {
        try (InputStream examples = SandboxContractTest.class.getResourceAsStream("/contract/wire-examples.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(examples).spliterator(), false)
                    .map(example -> Arguments.of(
                            example.get("operation").textValue(),
                            example.get("wire").get("target"),
                            example))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("recordedRequests")
    void aRequestOfTheVendorsClientIsServed(String operation, JsonNode target, JsonNode example) {
        if (!operation.equals("create")) {
            sandbox.insert(Map.of("email", "john.doe@example.com", "integrationId", "ext-12345", "status", "active"));
        }
        JsonNode wire = example.get("wire");
        String method = wire.get("method").textValue();
        String body = wire.get("body").isNull() ? null : wire.get("body").toString();
        List<String> headers = new ArrayList<>();
        wire.get("headers").properties().forEach(header -> {
            headers.add(header.getKey());
            headers.add(header.getValue().textValue());
        });
        URI uri = URI.create(sandbox.baseUrl()).resolve(target.textValue());

        var reply = client.exchange(SandboxClient.request(method, uri, body, headers.toArray(String[]::new)));

        assertThat(reply.status()).isEqualTo(operation.equals("create") ? 201 : 200);
        assertThat(reply.json().get("success").booleanValue()).isTrue();
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        RecordedRequest recorded = sandbox.requests().get(0);
        assertThat(recorded.method()).isEqualTo(method);
        assertThat(recorded.target()).isEqualTo(target.textValue());
        assertThat(recorded.body()).isEqualTo(body == null ? "" : body);
    }
}
