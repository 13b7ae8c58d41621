package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GettingAContactTest extends SandboxRouteTest {

    @BeforeEach
    void storeContacts() {
        sandbox.insert(Map.of("email", "ada@example.com", "integrationId", "crm-1"));
        sandbox.insert(Map.of("email", "bob@example.com", "integrationId", "crm-2"));
    }

    @Test
    void aHeaderGoesBeforeTheOptionAndTheBody() {
        Exchange got = send("cognipeer-contacts:get?email=bob@example.com", exchange -> {
            exchange.getMessage().setHeader(CognipeerContactsConstants.EMAIL, "ada@example.com");
            exchange.getMessage().setBody(Map.of("email", "eve@example.com"));
        });

        assertThat(got.getMessage().getBody(Contact.class).getIntegrationId()).isEqualTo("crm-1");
    }

    @Test
    void anOptionGoesBeforeTheBody() {
        Exchange got = send("cognipeer-contacts:get?integrationId=crm-2", Map.of("email", "ada@example.com"));

        assertThat(got.getMessage().getBody(Contact.class).getEmail()).isEqualTo("bob@example.com");
    }

    @Test
    void theBodysIntegrationIdGoesBeforeItsEmail() {
        Exchange got = send("cognipeer-contacts:get", Map.of("email", "ada@example.com", "integrationId", "crm-2"));

        assertThat(got.getMessage().getBody(Contact.class).getEmail()).isEqualTo("bob@example.com");
        assertThat(sandbox.requests().get(0).target()).endsWith("/contact?integrationId=crm-2");
    }

    @Test
    void anEmptyIntegrationIdInTheBodyNamesNobodyAndTheEmailIsUsed() {
        Exchange got = send("cognipeer-contacts:get", Map.of("email", "ada@example.com", "integrationId", ""));

        assertThat(got.getMessage().getBody(Contact.class).getIntegrationId()).isEqualTo("crm-1");
    }

    @Test
    void bothIdentifiersAreSentWhenBothAreGiven() {
        send("cognipeer-contacts:get?email=ada@example.com&integrationId=crm-1", null);

        assertThat(sandbox.requests().get(0).target()).endsWith("/contact?email=ada%40example.com&integrationId=crm-1");
    }

    @Test
    void aMissingContactFailsTheExchange() {
        Exchange got = send("cognipeer-contacts:get?email=nobody@example.com", null);

        assertThat(got.getException())
                .isExactlyInstanceOf(ContactNotFoundException.class)
                .hasFieldOrPropertyWithValue("statusCode", 404);
    }

    @Test
    void aMissingContactIsAnEmptyBodyWhereThatWasAskedFor() {
        Exchange got = send("cognipeer-contacts:get?email=nobody@example.com&onNotFound=empty", "old body");

        assertThat(got.getException()).isNull();
        assertThat(got.getMessage().getBody()).isNull();
        assertThat(got.getMessage().getHeaders())
                .containsEntry(CognipeerContactsConstants.FOUND, false)
                .doesNotContainKeys(CognipeerContactsConstants.ID, Exchange.HTTP_RESPONSE_CODE);
    }

    @Test
    void aContactThatIsThereIsToldApartFromOneThatIsNot() {
        Exchange got = send("cognipeer-contacts:get?email=ada@example.com&onNotFound=empty", null);

        assertThat(got.getMessage().getHeader(CognipeerContactsConstants.FOUND)).isEqualTo(true);
    }

    @Test
    void otherFailuresStayFailuresWhenAMissingContactIsNone() {
        sandbox.faults().next(Fault.status(500));

        Exchange got = send("cognipeer-contacts:get?email=ada@example.com&onNotFound=empty", null);

        assertThat(got.getException()).isExactlyInstanceOf(ContactsServerException.class);
    }

    @Test
    void aNotFoundThatIsNotTheApisOwnIsAFailureAlsoWhereAMissingContactIsNone() {
        sandbox.faults().next(Fault.answer(404, "text/html", "<html>nginx</html>"));

        Exchange got = send("cognipeer-contacts:get?email=ada@example.com&onNotFound=empty", null);

        assertThat(got.getException())
                .isExactlyInstanceOf(ContactNotFoundException.class)
                .hasMessageContaining("check the option baseUrl");
        assertThat(got.getMessage().getHeaders()).doesNotContainKey(CognipeerContactsConstants.FOUND);
    }

    @Test
    void headersOfAnEarlierAnswerAreTakenAway() {
        Exchange got = send("cognipeer-contacts:get?email=ada@example.com", exchange -> {
            exchange.getMessage().setHeader(CognipeerContactsConstants.FOUND, false);
            exchange.getMessage().setHeader(CognipeerContactsConstants.HAS_MORE, true);
            exchange.getMessage().setHeader(CognipeerContactsConstants.TOTAL, 9L);
        });

        assertThat(got.getMessage().getHeaders())
                .containsKey(CognipeerContactsConstants.ID)
                .doesNotContainKeys(
                        CognipeerContactsConstants.FOUND,
                        CognipeerContactsConstants.HAS_MORE,
                        CognipeerContactsConstants.TOTAL);
    }

    @Test
    void anIdThatIsNoTextDoesNotFailAnAnswerThatIsThere() {
        sandbox.faults()
                .next(Fault.answer(
                        200,
                        "application/json",
                        "{\"success\":true,\"data\":{\"_id\":{\"$oid\":\"1\"},\"email\":\"ada@example.com\"}}"));

        Exchange got = send("cognipeer-contacts:get?email=ada@example.com", null);

        assertThat(got.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "{}, ", "[1], ", "null, ", "true, "})
    void anIdThatIsNoTextIsAHeaderAsTextOrNone(String id, String header) {
        sandbox.faults()
                .next(Fault.answer(
                        200,
                        "application/json",
                        "{\"success\":true,\"data\":{\"email\":\"a@example.com\",\"_id\":" + id + "}}"));

        Exchange got = send("cognipeer-contacts:get?email=a@example.com", null);

        assertThat(got.getMessage().getHeader(CognipeerContactsConstants.ID)).isEqualTo(header);
    }
}
