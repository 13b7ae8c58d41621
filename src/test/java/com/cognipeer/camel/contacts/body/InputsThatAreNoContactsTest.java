package com.cognipeer.camel.contacts.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.SyncStoppedException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input of which nothing names a contact fails the sync, with one message that names what is there. */
class InputsThatAreNoContactsTest extends SyncTest {

    private static final String SYNC = "cognipeer-contacts:sync";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<?> CONTACTS = List.of(Map.of("email", "a@example.com"), Map.of("email", "b@example.com"));

    /** An answer of a service, as a bean. */
    record Answer(boolean success, List<?> data) {}

    static Stream<Arguments> wrapped() {
        return Stream.of(
                Arguments.of(Map.of("contacts", CONTACTS), "contacts"),
                Arguments.of(Map.of("success", true, "data", CONTACTS, "total", 2, "page", 1, "limit", 10), "data"),
                Arguments.of(Map.of("results", CONTACTS), "results"),
                Arguments.of(Map.of("items", List.of()), "items"),
                Arguments.of(Map.of("@odata.count", 2, "value", CONTACTS), "value"),
                Arguments.of(Map.of("response", Map.of("people", CONTACTS)), "response.people"),
                Arguments.of(
                        Map.of("data", Map.of("workspace", Map.of("contacts", CONTACTS))), "data.workspace.contacts"));
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void anObjectThatHoldsAListNamesTheList(Map<String, Object> body, String list) throws Exception {
        String json = JSON.writeValueAsString(body);
        List<Object> forms = List.of(
                body,
                json,
                json.getBytes(StandardCharsets.UTF_8),
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                new StringReader(json),
                JSON.readTree(json),
                List.of(body),
                "[" + json + "]");
        for (Object form : forms) {
            Exception failure = stopped(form);

            assertThat(failure.getMessage())
                    .as(form.getClass().getName())
                    .contains(
                            "the only contact of the input cannot be looked up",
                            "it has a list `" + list + "`: give that")
                    .contains("$." + list, "${body[" + list.replace(".", "][") + "]}");
        }
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void aBeanThatHoldsAListNamesTheList() {
        assertThat(stopped(new Answer(true, CONTACTS))).hasMessageContaining("it has a list `data`: give that");
    }

    @Test
    void anObjectThatHoldsOneContactNamesIt() {
        assertThat(stopped(Map.of("success", true, "data", Map.of("email", "a@example.com"))))
                .hasMessageContaining("it has a contact `data`: give that");
    }

    @Test
    void aSingleContactWithAListIsAContact() {
        assertCounts(sync(Map.of("integrationId", "a", "tags", List.of("x"), "data", List.of("y"))), 1, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "Email,email",
        "EMAIL,email",
        "E-Mail,email",
        "e_mail,email",
        "E-mail address,email",
        "Integration Id,integrationId",
        "integration_id,integrationId",
        "INTEGRATION-ID,integrationId",
        "integrationid,integrationId",
        "Email Address,email",
        "Mail,email"
    })
    void aHeadingThatIsNearlyRightIsNamedOnce(String heading, String field) throws Exception {
        List<Map<String, Object>> rows = rows(5000, heading);
        for (Object form : List.of(
                rows,
                rows.iterator(),
                rows.stream(),
                JSON.writeValueAsString(rows),
                jsonLines(rows),
                new StringReader(jsonLines(rows)))) {
            try (LogLines log = new LogLines()) {
                SyncStoppedException stopped = stopped(form);

                assertThat(stopped)
                        .hasMessageContaining("none of the first 1000 contacts of the input can be looked up")
                        .hasMessageContaining("it has `" + heading + "`; the field is `" + field + "`")
                        .hasMessageNotContaining("@");
                assertThat(stopped.getReport().getFailed()).isEqualTo(1000);
                assertThat(log.at(Level.WARN)).isEmpty();
            }
        }
        assertThat(sandbox.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"E-mail 1 - Value", "E-mail 1. Value", "Primary Email", "contact.email", "Email (work)"})
    void aHeadingOfAColumnWithAddressesIsNamed(String heading) {
        assertThat(stopped(List.of(Map.of(heading, "secret@example.com", "Email status", "ok", "Id", "7"))))
                .hasMessageContaining("it has `" + heading + "`; the field is `email`")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Id", "ID", "id", "externalId", "external_id", "Contact ID", "Customer Id", "UUID"})
    void aHeadingThatMayBeTheIdentifierIsNamed(String heading) {
        assertThat(stopped(List.of(Map.of(heading, "secret", "First Name", "Ana"))))
                .hasMessageContaining("it has `" + heading + "`: call it `integrationId`")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theServersOwnIdIsNoHeading() {
        assertThat(stopped(List.of(Map.of("_id", "1", "name", "Ana")))).hasMessageNotContaining("call it");
    }

    @Test
    void aListIsNamedWhereverItIsAndWhateverItsClass() {
        Map<String, Object> contact = Map.of("email", "a@example.com");
        for (Object list : List.of(
                new Object[] {contact},
                Set.of(contact),
                List.of(new Answer(true, CONTACTS)),
                JSON.valueToTree(CONTACTS))) {
            assertThat(stopped(Map.of("rows", list))).hasMessageContaining("it has a list `rows`: give that");
        }
        assertThat(stopped(Map.of("_embedded", Map.of("contacts", List.of(contact)))))
                .hasMessageContaining("it has a list `_embedded.contacts`");
        assertThat(stopped(Map.of("data", Map.of("viewer", Map.of("contacts", Map.of("edges", List.of(contact)))))))
                .hasMessageContaining("it has a list `data.viewer.contacts.edges`");
    }

    @Test
    void whatIsShorterThanAThousandFailsAtItsEnd() {
        assertThat(stopped(rows(3, "Email")))
                .hasMessageContaining("none of the 3 contacts of the input can be looked up")
                .hasCauseInstanceOf(InvalidContactException.class);
    }

    @Test
    void oneContactAmongTheFirstThousandIsEnoughToGoOn() {
        List<Map<String, Object>> rows = new ArrayList<>(rows(999, "Email"));
        rows.add(contact(1));
        rows.addAll(rows(1500, "Email"));

        SyncReport report = sync(rows);

        assertCounts(report, 1, 0, 0, 2499);
        assertThat(report.getFailures().get(0).getMessage()).contains("it has `Email`; the field is `email`");
        assertThat(report.getFailures().get(999).getIndex()).isEqualTo(1000);
    }

    @Test
    void theHeadingThatMatchByNeedsIsNamed() {
        assertThat(stopped(SYNC + "?matchBy=email", List.of(Map.of("integrationId", "a", "EMail", "a@example.com"))))
                .hasMessageContaining("it has `EMail`; the field is `email`")
                .hasMessageContaining("matchBy=auto");
    }

    @Test
    void aHeadingThatIsAnAddressIsNotRepeated() {
        assertThat(stopped(List.of(Map.of("ada@example.com", List.of("x"), "Ada Lovelace", List.of("y")))))
                .hasMessageNotContaining("ada")
                .hasMessageNotContaining("Ada");
    }

    @Test
    void anUpsertSaysItToo() {
        assertThat(send("cognipeer-contacts:upsert", Map.of("E-Mail", "a@example.com"))
                        .getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("it has `E-Mail`; the field is `email`");
    }

    private SyncStoppedException stopped(Object body) {
        return stopped(SYNC, body);
    }

    private SyncStoppedException stopped(String uri, Object body) {
        Exchange exchange = send(uri, body);
        assertThat(exchange.getException()).isInstanceOf(SyncStoppedException.class);
        return (SyncStoppedException) exchange.getException();
    }

    private static List<Map<String, Object>> rows(int count, String heading) {
        return IntStream.range(0, count)
                .mapToObj(row -> {
                    Map<String, Object> contact = new LinkedHashMap<>();
                    contact.put("Id", "crm-" + row);
                    contact.put(heading, row + "@example.com");
                    contact.put("First Name", "Name " + row);
                    return contact;
                })
                .toList();
    }

    private static String jsonLines(List<?> rows) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (Object row : rows) {
            lines.append(JSON.writeValueAsString(row)).append('\n');
        }
        return lines.toString();
    }
}
