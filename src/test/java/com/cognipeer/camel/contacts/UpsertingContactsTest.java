package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpsertingContactsTest extends SyncTest {

    private static final String UPSERT = "cognipeer-contacts:upsert";

    @Test
    void aContactThatExistsIsChangedAndKeepsItsOtherFields() {
        sandbox.insert(Map.of("integrationId", "x-1", "email", "a@example.com", "name", "A", "phone", "1"));

        Exchange exchange = send(UPSERT, Map.of("integrationId", "x-1", "name", "B"));

        assertThat(outcome(exchange)).isEqualTo("updated");
        assertThat(exchange.getMessage().getBody(Contact.class))
                .containsEntry("name", "B")
                .containsEntry("phone", "1");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(CognipeerContactsConstants.REQUEST_COUNT, 1)
                .containsEntry(CognipeerContactsConstants.HTTP_RESPONSE_CODE, 200)
                .containsEntry(
                        CognipeerContactsConstants.ID, sandbox.contacts().get(0).get("_id"));
    }

    @Test
    void aNewContactIsCreatedWithEverythingThatWasGiven() {
        Exchange exchange = send(UPSERT, contact(1));

        assertThat(outcome(exchange)).isEqualTo("created");
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(CognipeerContactsConstants.REQUEST_COUNT, 2)
                .containsEntry(CognipeerContactsConstants.HTTP_RESPONSE_CODE, 201);
        assertThat(sandbox.contacts().get(0)).containsAllEntriesOf(contact(1));
    }

    @Test
    void aContactThatAHeaderNamesIsCreatedWithThatName() {
        Exchange exchange = send(UPSERT, message -> {
            message.getMessage().setHeader(CognipeerContactsConstants.EMAIL, "h@example.com");
            message.getMessage().setBody(Map.of("name", "H"));
        });

        assertThat(outcome(exchange)).isEqualTo("created");
        assertThat(sandbox.find("h@example.com").orElseThrow()).containsEntry("name", "H");
    }

    @Test
    void anAddressInTheBodyThatDiffersFromTheHeadersInCaseOnlyIsTheSame() {
        sandbox.insert(Map.of("email", "h@example.com"));

        Exchange exchange = send(UPSERT, message -> {
            message.getMessage().setHeader(CognipeerContactsConstants.EMAIL, "h@example.com");
            message.getMessage().setBody(Map.of("email", "H@Example.com", "name", "H"));
        });

        assertThat(outcome(exchange)).isEqualTo("updated");
        assertThat(sandbox.find("h@example.com").orElseThrow()).containsEntry("email", "h@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other@example.com", "null"})
    void anIdentifierInTheBodyThatDiffersFromTheHeadersIsRefusedBeforeAnythingIsSent(String other) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "H"));
        body.put("email", other.equals("null") ? null : other);

        Exchange exchange = send(UPSERT, message -> {
            message.getMessage().setHeader(CognipeerContactsConstants.EMAIL, "h@example.com");
            message.getMessage().setBody(body);
        });

        assertThat(exchange.getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("'email'")
                .hasMessageContaining("header")
                .hasMessageNotContaining("example.com");
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void anAddressThatCannotBeOneIsRefusedBeforeAnythingIsSent() {
        Exchange exchange = send(UPSERT, Map.of("integrationId", "x", "email", "no address"));

        assertThat(exchange.getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("validateEmail=false");
        assertThat(sandbox.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?dryRun=true"})
    void anAddressThatCannotBeOneFindsAContactAndCreatesNone(String options) {
        assertThat(named("no address", options).getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("validateEmail=false");
        assertThat(sandbox.requestCount()).isEqualTo(1);

        sandbox.insert(Map.of("email", "no address"));
        assertThat(outcome(named("no address", options))).isEqualTo("updated");
    }

    private Exchange named(String email, String options) {
        return send(UPSERT + options, message -> {
            message.getMessage().setHeader(CognipeerContactsConstants.EMAIL, email);
            message.getMessage().setBody(Map.of("name", "H"));
        });
    }

    @Test
    void aBodyWithAnIdentifierOnlyMakesSureThatThereIsSuchAContact() {
        assertThat(outcome(send(UPSERT, Map.of("integrationId", "x-1")))).isEqualTo("created");
        assertThat(outcome(send(UPSERT, Map.of("integrationId", "x-1")))).isEqualTo("updated");
        assertThat(sandbox.size()).isEqualTo(1);
    }

    @Test
    void anIdentifierThatIsANumberGoesAsText() {
        assertThat(outcome(send(UPSERT, Map.of("integrationId", 42, "name", "N"))))
                .isEqualTo("created");

        assertThat(sandbox.contacts().get(0)).containsEntry("integrationId", "42");
    }

    @Test
    void anEmptyColumnIsNoIdentifier() {
        Exchange exchange = send(UPSERT, Map.of("integrationId", "", "email", "c@example.com", "name", "C"));

        assertThat(outcome(exchange)).isEqualTo("created");
        assertThat(sandbox.contacts().get(0)).doesNotContainKey("integrationId");
    }

    @Test
    void whereAnotherWriterWasFasterTheContactIsChanged() {
        sandbox.faults().beforeAnswer(request -> {
            if (request.method().equals("POST") && sandbox.size() == 0) {
                sandbox.insert(Map.of("integrationId", "new-1", "phone", "1"));
            }
        });

        Exchange exchange = send(UPSERT, contact(1));

        assertThat(outcome(exchange)).isEqualTo("updated");
        assertThat(requests()).isEqualTo(Map.of("PATCH", 2, "POST", 1));
        assertThat(exchange.getMessage().getHeader(CognipeerContactsConstants.REQUEST_COUNT))
                .isEqualTo(3);
        assertThat(sandbox.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                .containsAllEntriesOf(contact(1))
                .containsEntry("phone", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "200"})
    void aConflictIsKnownByItsWordsWhereItsStatusDoesNotTell(String status) {
        sandbox.insert(Map.of("integrationId", "new-1"));
        sandbox.faults()
                .next(
                        Fault.status(404, "Contact not found"),
                        status.equals("400")
                                ? Fault.status(400, "integrationId already exists")
                                : Fault.answer(
                                        200,
                                        "application/json",
                                        "{\"success\":false,\"error\":\"integrationId already exists\"}"));

        assertThat(outcome(send(UPSERT, contact(1)))).isEqualTo("updated");
    }

    @Test
    void aConflictThatTheDatabaseTellsIsOneWithAnyStatus() {
        sandbox.insert(Map.of("integrationId", "new-1"));
        sandbox.faults()
                .next(
                        Fault.status(404, "Contact not found"),
                        Fault.status(500, "E11000 duplicate key error collection: contacts"));

        assertThat(outcome(send(UPSERT, contact(1)))).isEqualTo("updated");
    }

    @Test
    void aCreationThatIsRefusedIsNoConflict() {
        sandbox.faults().next(Fault.none(), Fault.status(422));

        assertThat(send(UPSERT, contact(1)).getException()).isInstanceOf(InvalidContactException.class);

        assertThat(requests()).isEqualTo(Map.of("PATCH", 1, "POST", 1));
    }

    @Test
    void anAddressThatCannotBeOneIsLeftToTheServerWithoutTheCheck() {
        assertThat(outcome(named("no address", "?validateEmail=false"))).isEqualTo("created");
    }

    @Test
    void anIdentifierThatAnotherContactHasIsAConflict() {
        sandbox.insert(Map.of("integrationId", "other", "email", "new.1@example.com"));

        Exchange exchange = send(UPSERT, contact(1));

        assertThat(exchange.getException())
                .isInstanceOfSatisfying(InvalidContactException.class, failure -> assertThat(failure.isConflict())
                        .isTrue());
        assertThat(requests()).isEqualTo(Map.of("PATCH", 2, "POST", 1));
        assertThat(sandbox.contacts().get(0)).containsEntry("integrationId", "other");
    }

    @Test
    void aWrongBaseUrlCreatesNothing() {
        Exchange exchange = send(UPSERT + "?baseUrl=" + sandbox.baseUrl() + "/nowhere", contact(1));

        assertThat(exchange.getException()).isInstanceOf(ContactNotFoundException.class);
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @Test
    void badCredentialsCreateNothing() {
        Exchange exchange = send(UPSERT + "?token=pat_wrong", contact(1));

        assertThat(exchange.getException())
                .isInstanceOf(ContactsAuthorizationException.class)
                .hasMessageStartingWith("upsert failed: update failed with status 401");
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @Test
    void badCredentialsOfADryRunAreThoseOfTheUpsertToo() {
        assertThat(send(UPSERT + "?dryRun=true&token=pat_wrong", contact(1)).getException())
                .hasMessageStartingWith("upsert failed: get failed with status 401");
    }

    @Test
    void aFailedCreationSaysThatItIsAStepOfTheUpsert() {
        sandbox.faults().next(Fault.none(), Fault.status(501));

        assertThat(send(UPSERT, contact(1)).getException())
                .hasMessageStartingWith("upsert failed: create failed with status 501");
    }

    @Test
    void aDryRunReadsOnceAndGivesTheContactAsItWouldBe() {
        sandbox.insert(Map.of("integrationId", "new-1", "phone", "1", "name", "Old"));
        sandbox.clearRequests();

        Exchange exchange = send(UPSERT + "?dryRun=true", contact(1));

        assertThat(outcome(exchange)).isEqualTo("updated");
        assertThat(exchange.getMessage().getBody(Contact.class))
                .containsAllEntriesOf(contact(1))
                .containsEntry("phone", "1");
        assertThat(requests()).isEqualTo(Map.of("GET", 1));
    }

    @Test
    void aDryRunOfANewContactReadsOnceAndGivesItAsItWouldBeCreated() {
        Exchange exchange = send(UPSERT + "?dryRun=true", contact(1));

        assertThat(outcome(exchange)).isEqualTo("created");
        assertThat(exchange.getMessage().getBody(Contact.class)).containsExactlyEntriesOf(contact(1));
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(CognipeerContactsConstants.HTTP_RESPONSE_CODE);
        assertThat(requests()).isEqualTo(Map.of("GET", 1));
        assertThat(sandbox.size()).isZero();
    }

    @Test
    void anotherOperationThatWritesIsRefusedWhereTheEndpointIsToWriteNothing() {
        Exchange exchange = send(UPSERT + "?dryRun=true", message -> {
            message.getMessage().setHeader(CognipeerContactsConstants.OPERATION, "create");
            message.getMessage().setBody(contact(1));
        });

        assertThat(exchange.getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("dryRun");
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void anAnswerThatIsLostIsNoSecondContact() {
        sandbox.faults().next(Fault.none(), Fault.loseAnswer());

        Exchange exchange = send(UPSERT + "?maxRetries=3&retryDelay=1", contact(1));

        assertThat(outcome(exchange)).isEqualTo("created");
        assertThat(sandbox.size()).isEqualTo(1);
        assertThat(exchange.getMessage().getHeader(CognipeerContactsConstants.REQUEST_COUNT))
                .isEqualTo(3);
    }

    @Test
    void anOutcomeOfAnEarlierMessageIsTakenAway() {
        Exchange exchange = send("cognipeer-contacts:list", message -> {
            message.getMessage().setHeader(CognipeerContactsConstants.OUTCOME, "created");
            message.getMessage().setBody(Collections.emptyList());
        });

        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(CognipeerContactsConstants.OUTCOME);
    }

    private static String outcome(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(CognipeerContactsConstants.OUTCOME, String.class);
    }

    @Test
    void aDryRunRefusesWhatIsNoJsonAsTheUpsertDoes() {
        for (String uri : List.of(UPSERT, UPSERT + "?dryRun=true")) {
            assertThat(send(uri, Map.of("integrationId", "a", "x", Double.NaN)).getException())
                    .isInstanceOf(InvalidContactException.class)
                    .hasMessageContaining("cannot be written as JSON: the value at");
        }
        assertThat(sandbox.requestCount()).isZero();
    }
}
