package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.cloudevents.CloudEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Camel encodes what a Pipe gives to a Kamelet and does not decode it; Camel K gives it as it is. */
class PipesTest extends SandboxKameletTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @BeforeEach
    void storeContacts() {
        sandbox.insert(Map.of("email", "ada+x@example.com", "name", "Ada & Co. + Bob"));
    }

    @Test
    void theSourceGetsItsPropertiesAsTheyStandInThePipe() throws Exception {
        try (KameletRun run = pipe("""
                filter: '{"name":"Ada & Co. + Bob","email":{"$ne":"x"} }'
                sort: createdDate:-1,name:1
                """)) {
            await().atMost(PATIENCE).until(() -> run.received().size() == 1);

            assertThat(bodies().get(0))
                    .contains(
                            "\"filter\":{\"name\":\"Ada & Co. + Bob\",\"email\":{\"$ne\":\"x\"}}",
                            "\"sort\":{\"createdDate\":-1,\"name\":1}");
        }
    }

    @Test
    void soItGetsAnInstantAndABean() throws Exception {
        try (KameletRun run = pipe("""
                mode: changes
                startFrom: 2026-01-31T08:00:00+01:00
                stateRepository: '#bean:positions'
                baseUrl: %s
                """.formatted(sandbox.baseUrl()))) {
            assertThat(run.consumer().getEndpoint().getStartFrom()).isEqualTo("2026-01-31T08:00:00+01:00");
            assertThat(run.consumer().getEndpoint().getConfiguration().getStateRepository())
                    .isInstanceOf(AtomicFileStateRepository.class);
            assertThat(run.consumer().getEndpoint().getConfiguration().getBaseUrl())
                    .isEqualTo(sandbox.baseUrl());
        }
    }

    @Test
    void whatIsNoEncodedTextIsLeftAsItIs() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .set("camel.kamelet.cognipeer-contacts-list-action.filter", "{\"name\":\"50%25 of %7B\"}")
                .through("cognipeer-contacts-list-action")
                .start()) {
            run.send(null);

            assertThat(bodies()).containsExactly("{\"page\":1,\"limit\":10,\"filter\":{\"name\":\"50%25 of %7B\"}}");
        }
    }

    @Test
    void anIdentifierMayLookEncoded() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-get-action?onNotFound=empty&integrationId=RAW(a%41b)")
                .start()) {
            run.send(null);

            assertThat(sandbox.requests().get(0).target()).endsWith("integrationId=a%2541b");
        }
    }

    @Test
    void aStepGetsItsAddress() throws Exception {
        try (KameletRun run = start("""
                apiVersion: camel.apache.org/v1
                kind: Pipe
                metadata:
                  name: step
                spec:
                  source:
                    uri: timer:once
                    properties:
                      repeatCount: 1
                      delay: 1
                  steps:
                    - ref:
                        kind: Kamelet
                        apiVersion: camel.apache.org/v1
                        name: cognipeer-contacts-get-action
                      properties:
                        email: ada+x@example.com
                  sink:
                    uri: bean:receiver
                """)) {
            await().atMost(PATIENCE).until(() -> run.received().size() == 1);

            assertThat(run.bodies().get(0)).contains("Ada & Co. + Bob");
        }
    }

    @Test
    void theDataTypeMakesAContactACloudEventOfItsVersion() throws Exception {
        try (KameletRun run = pipeOfEvents("cognipeer-contacts:application-cloudevents")) {
            await().atMost(PATIENCE).until(() -> run.received().size() == 1);

            Message event = run.received().get(0);
            String id = sandbox.contacts().get(0).get("_id").toString();
            assertThat(event.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID, String.class))
                    .startsWith(id)
                    .isEqualTo(event.getHeader(CognipeerContactsConstants.VERSION));
            assertThat(event.getHeader(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT)).isEqualTo(id);
            assertThat(event.getBody(String.class)).startsWith("{").contains("ada+x@example.com");
            assertThat(event.getHeader("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void theKameletOffersThatDataType() {
        JsonNode types = KameletFile.named("cognipeer-contacts-source").yaml().at("/spec/dataTypes/out/types");

        assertThat(types.findValuesAsText("format"))
                .contains("cognipeer-contacts:application-cloudevents", "application-json");
        assertThat(types.at("/cloudevents/headers/CamelCloudEventType/default").asText())
                .isEqualTo("com.cognipeer.contacts.contact");
        assertThat(types.at("/cloudevents/headers/CamelCloudEventSource/default")
                        .asText())
                .isEqualTo("cognipeer.contacts");
    }

    private KameletRun pipeOfEvents(String dataType) throws Exception {
        return start("""
                apiVersion: camel.apache.org/v1
                kind: Pipe
                metadata:
                  name: events
                spec:
                  source:
                    ref:
                      kind: Kamelet
                      apiVersion: camel.apache.org/v1
                      name: cognipeer-contacts-source
                    dataTypes:
                      out:
                        format: %s
                  sink:
                    uri: bean:receiver
                """.formatted(dataType));
    }

    private KameletRun pipe(String properties) throws Exception {
        return start("""
                apiVersion: camel.apache.org/v1
                kind: Pipe
                metadata:
                  name: pipe
                spec:
                  source:
                    ref:
                      kind: Kamelet
                      apiVersion: camel.apache.org/v1
                      name: cognipeer-contacts-source
                    properties:
                %s
                  sink:
                    uri: bean:receiver
                """.formatted(properties.indent(6)));
    }

    private KameletRun start(String pipe) throws Exception {
        AtomicFileStateRepository positions = new AtomicFileStateRepository();
        positions.setFile(folder.resolve("positions.txt").toString());
        KameletRun run = KameletRun.against(sandbox);
        return run.bind("positions", positions)
                .bind("receiver", (Processor) run::receive)
                .yaml(pipe)
                .start();
    }
}
