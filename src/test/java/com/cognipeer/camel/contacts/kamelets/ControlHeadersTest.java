package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a message brings along does not steer what a Kamelet does. */
class ControlHeadersTest extends SandboxKameletTest {

    private static final String BOB = "{\"email\":\"bob@example.com\",\"name\":\"Bob\"}";
    private static final Map<String, Object> HOSTILE = Map.of(
            CognipeerContactsConstants.OPERATION, "update",
            CognipeerContactsConstants.EMAIL, "ada@example.com",
            CognipeerContactsConstants.INTEGRATION_ID, "crm-1",
            CognipeerContactsConstants.FILTER, "{\"email\":\"ada@example.com\"}",
            CognipeerContactsConstants.SORT, "name:1",
            CognipeerContactsConstants.PAGE, 7,
            CognipeerContactsConstants.LIMIT, 1,
            CognipeerContactsConstants.SYNC_DETAIL, true);

    private Map<String, Object> ada;

    @BeforeEach
    void storeAda() {
        sandbox.insert(Map.of("email", "ada@example.com", "integrationId", "crm-1", "name", "Ada"));
        ada = sandbox.find("ada@example.com").orElseThrow();
    }

    static Stream<Arguments> sinks() {
        return Stream.of(
                        Arguments.of("cognipeer-contacts-create-sink", List.of("POST /v1/sdk/contact")),
                        Arguments.of(
                                "cognipeer-contacts-upsert-sink",
                                List.of("PATCH /v1/sdk/contact", "POST /v1/sdk/contact")),
                        Arguments.of(
                                "cognipeer-contacts-sync-sink",
                                List.of("POST /v1/sdk/contact/list", "POST /v1/sdk/contact")))
                .flatMap(sink -> Stream.of(
                        Arguments.of(sink.get()[0], sink.get()[1], HOSTILE),
                        Arguments.of(sink.get()[0], sink.get()[1], inLowerCase(HOSTILE))));
    }

    @ParameterizedTest
    @MethodSource("sinks")
    void aSinkDoesWhatItIsFor(String sink, List<String> requests, Map<String, Object> headers) throws Exception {
        try (KameletRun run = KameletRun.against(sandbox).through(sink).start()) {
            run.send(BOB, headers);

            assertThat(targets()).isEqualTo(requests);
            assertThat(sandbox.find("ada@example.com")).hasValue(ada);
            assertThat(sandbox.find("bob@example.com")).get().extracting("name").isEqualTo("Bob");
        }
    }

    @Test
    void aSyncTellsNoMoreThanItIsAskedTo() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-sync-sink")
                .start()) {
            assertThat(run.send(BOB, HOSTILE).getMandatoryBody(SyncReport.class).getItems())
                    .isNull();
        }
    }

    @Test
    void aListIsTheOneThatItsPropertiesSay() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-list-action")
                .start()) {
            run.send(null, HOSTILE);

            assertThat(targets()).containsExactly("POST /v1/sdk/contact/list");
            assertThat(bodies()).containsExactly("{\"page\":1,\"limit\":10,\"filter\":{}}");
        }
    }

    @Test
    void aMessageSaysWhichContactToGetAndNothingElse() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-get-action")
                .start()) {
            Message sent = run.send(BOB, HOSTILE);

            assertThat(targets()).containsExactly("GET /v1/sdk/contact");
            assertThat((String) sent.getBody()).contains("\"name\":\"Ada\"");
            assertThat(sandbox.find("ada@example.com")).hasValue(ada);
            assertThat(sandbox.size()).isEqualTo(1);
        }
    }

    @Test
    void headersOfOthersStay() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through("cognipeer-contacts-create-sink")
                .start()) {
            assertThat(run.send(BOB, Map.of("correlation", "7")).getHeader("correlation"))
                    .isEqualTo("7");
        }
    }

    private static Map<String, Object> inLowerCase(Map<String, Object> headers) {
        Map<String, Object> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return lower;
    }
}
