package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActionKameletsTest extends SandboxKameletTest {

    private static final String GET = "cognipeer-contacts-get-action";
    private static final String LIST = "cognipeer-contacts-list-action";

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(20).start().seedContacts(45);
    }

    @BeforeEach
    void storeAda() {
        sandbox.insert(Map.of("email", "ada+x@example.com", "integrationId", "crm 1&2", "name", "Ada \u00e9"));
    }

    @Test
    void getGivesAContactAsJsonText() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox).through(GET).start()) {
            Message sent = run.send(null, Map.of(CognipeerContactsConstants.EMAIL, "ada+x@example.com"));

            assertThat(sent.getBody()).isInstanceOf(String.class);
            assertThat(json(sent).get("name").asText()).isEqualTo("Ada \u00e9");
            assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void whatItGivesIsAContactAgainWhereOneIsNeeded() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox).through(GET).start()) {
            Message sent = run.send(null, Map.of(CognipeerContactsConstants.INTEGRATION_ID, "crm 1&2"));

            assertThat(sent.getMandatoryBody(Contact.class).getName()).isEqualTo("Ada \u00e9");
        }
    }

    @Test
    void thePropertyNamesTheContactWhereTheMessageDoesNot() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through(GET + "?email=RAW(ada+x@example.com)")
                .start()) {
            assertThat(json(run.send("ignored")).get("name").asText()).isEqualTo("Ada \u00e9");
        }
        try (KameletRun run = KameletRun.against(sandbox)
                .through(GET + "?integrationId=RAW(crm 1&2)")
                .start()) {
            assertThat(json(run.send("ignored")).get("name").asText()).isEqualTo("Ada \u00e9");
        }
    }

    @Test
    void theBodyNamesTheContactWhereNothingElseDoes() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox).through(GET).start()) {
            assertThat(json(run.send("{\"email\":\"ada+x@example.com\"}"))
                            .get("name")
                            .asText())
                    .isEqualTo("Ada \u00e9");
        }
    }

    @Test
    void aContactThatIsNotThereFailsOrIsNoBody() throws Exception {
        Map<String, Object> nobody = Map.of(CognipeerContactsConstants.EMAIL, "nobody@example.com");
        try (KameletRun run = KameletRun.against(sandbox).through(GET).start()) {
            assertThatThrownBy(() -> run.send(null, nobody)).isInstanceOf(ContactNotFoundException.class);
        }
        try (KameletRun run =
                KameletRun.against(sandbox).through(GET + "?onNotFound=empty").start()) {
            Message sent = run.send("something", nobody);

            assertThat(sent.getBody()).isNull();
            assertThat(sent.getHeader(CognipeerContactsConstants.FOUND)).isEqualTo(false);
        }
    }

    @Test
    void listGivesAPageAsAJsonArray() throws Exception {
        try (KameletRun run =
                KameletRun.against(sandbox).through(LIST + "?page=2&limit=3").start()) {
            Message sent = run.send(null);

            assertThat(sent.getBody()).isInstanceOf(String.class);
            assertThat(json(sent)).hasSize(3);
            assertThat(sent.getHeader("Content-Type")).isEqualTo("application/json");
            assertThat(sent.getHeader(CognipeerContactsConstants.TOTAL)).isEqualTo(46L);
            assertThat(bodies()).containsExactly("{\"page\":2,\"limit\":3,\"filter\":{}}");
        }
    }

    @Test
    void listFiltersAndSorts() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .set("camel.kamelet." + LIST + ".filter", "{\"name\":{\"$ne\":\"a&b + 50%\"} }")
                .set("camel.kamelet." + LIST + ".sort", "name:1,email:-1")
                .through(LIST)
                .start()) {
            run.send(null);

            assertThat(bodies())
                    .containsExactly("{\"page\":1,\"limit\":10,\"filter\":{\"name\":{\"$ne\":\"a&b + 50%\"}},"
                            + "\"sort\":{\"name\":1,\"email\":-1}}");
        }
    }

    @Test
    void withFetchAllItGivesEverythingInOneArray() throws Exception {
        try (KameletRun run =
                KameletRun.against(sandbox).through(LIST + "?fetchAll=true").start()) {
            assertThat(json(run.send(null))).hasSize(46);
        }
    }

    @Test
    void withFetchAllAndNothingThatMatchesTheArrayIsEmpty() throws Exception {
        try (KameletRun run = KameletRun.against(sandbox)
                .through(LIST + "?fetchAll=true&filter={\"name\":\"nobody\"}")
                .start()) {
            assertThat(run.send(null).getBody()).isEqualTo("[]");
        }
    }

    @Test
    void aPageThatCannotBeHadFailsTheWhole() throws Exception {
        sandbox.faults().always(request -> request.json().path("filter").size() > 0, Fault.status(500));
        try (KameletRun run = KameletRun.against(sandbox)
                .set("camel.component.cognipeer-contacts.max-retries", "0")
                .through(LIST + "?fetchAll=true")
                .start()) {
            assertThatThrownBy(() -> run.send(null)).hasRootCauseInstanceOf(ContactsServerException.class);
        }
    }

    @Test
    void twoBracesThatCloseNeedABlankBetween() {
        assertThatThrownBy(() -> KameletRun.against(sandbox)
                        .through(LIST + "?filter={\"deleted\":{\"$ne\":true}}")
                        .start())
                .hasRootCauseMessage("Missing {{ from the text: {\"deleted\":{\"$ne\":true}}");
    }

    private static JsonNode json(Message message) throws Exception {
        return new ObjectMapper().readTree((String) message.getBody());
    }
}
