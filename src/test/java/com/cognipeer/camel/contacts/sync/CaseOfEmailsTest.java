package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.EmailComparison;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The API may compare addresses letter by letter or not. Upsert and sync work with both kinds of servers. */
class CaseOfEmailsTest extends SyncTest {

    private static final Map<String, Object> CAPITALS = Map.of("email", "Ana@Example.com", "name", "Ana");
    private static final Map<String, Object> LOWER = Map.of("email", "ana@example.com", "name", "Ana");

    @ParameterizedTest
    @EnumSource
    void anUpsertOfAnAddressInLowerCaseCostsOneAndTwoRequests(EmailComparison emails) {
        try (ContactsSandbox server = server(emails)) {
            assertThat(upserted(server, LOWER)).isEqualTo("created");
            assertThat(methods(server)).containsExactly("PATCH", "POST");
            assertThat(upserted(server, LOWER)).isEqualTo("updated");
            assertThat(methods(server)).containsExactly("PATCH");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUpsertWithCapitalsFindsTheContactInLowerCase(EmailComparison emails) {
        try (ContactsSandbox server = server(emails)) {
            server.insert(Map.of("email", "ana@example.com", "name", "Old"));

            assertThat(upserted(server, CAPITALS)).isEqualTo("updated");

            assertThat(server.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                    .containsEntry("name", "Ana"));
            assertThat(methods(server).size()).isEqualTo(emails == EmailComparison.LETTER_BY_LETTER ? 2 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUpsertWithCapitalsFindsItsOwnSpellingAtOnce(EmailComparison emails) {
        try (ContactsSandbox server = server(emails)) {
            server.insert(Map.of("email", "Ana@Example.com", "name", "Old"));

            assertThat(upserted(server, CAPITALS)).isEqualTo("updated");

            assertThat(methods(server)).containsExactly("PATCH");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNewAddressWithCapitalsIsAskedForOnceMoreAndCreatedAsGiven(EmailComparison emails) {
        try (ContactsSandbox server = server(emails)) {
            assertThat(upserted(server, CAPITALS)).isEqualTo("created");

            assertThat(methods(server)).containsExactly("PATCH", "PATCH", "POST");
            assertThat(server.contacts()).singleElement().satisfies(contact -> assertThat(contact)
                    .containsAllEntriesOf(CAPITALS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHeaderCountsAsTheBodyDoes(EmailComparison emails) {
        try (ContactsSandbox server = server(emails)) {
            server.insert(Map.of("email", "ana@example.com", "name", "Old"));

            Exchange exchange = send("cognipeer-contacts:upsert?baseUrl=" + server.baseUrl(), message -> {
                message.getMessage().setBody(Map.of("name", "Ana"));
                message.getMessage().setHeader(CognipeerContactsConstants.EMAIL, "ANA@example.com");
            });

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader(CognipeerContactsConstants.OUTCOME))
                    .isEqualTo("updated");
            assertThat(server.size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunTellsWhatTheUpsertThenDoes(EmailComparison emails) {
        for (String stored : List.of("ana@example.com", "Ana@Example.com", "other@example.com")) {
            try (ContactsSandbox server = server(emails)) {
                server.insert(Map.of("email", stored, "name", "Old"));

                Object dry = outcome(server, "?dryRun=true&", CAPITALS);

                assertThat(methods(server)).containsOnly("GET");
                assertThat(outcome(server, "?", CAPITALS)).as(stored).isEqualTo(dry);
            }
        }
    }

    /** No documented filter finds a third spelling: a server that compares letters stores it as a second contact. */
    @ParameterizedTest
    @EnumSource
    void aThirdSpellingIsFoundOnlyWhereTheServerDisregardsCase(EmailComparison emails) {
        for (String operation : List.of("upsert", "sync")) {
            try (ContactsSandbox server = server(emails)) {
                server.insert(Map.of("email", "ANA@Example.com", "name", "Old"));

                Exchange exchange = send("cognipeer-contacts:" + operation + "?baseUrl=" + server.baseUrl(), CAPITALS);

                assertThat(exchange.getException()).isNull();
                assertThat(server.size()).isEqualTo(emails == EmailComparison.LETTER_BY_LETTER ? 2 : 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSyncFindsAnAddressAsGivenAndInLowerCaseAndASecondOneWritesNothing(EmailComparison emails) {
        try (ContactsSandbox server = server(emails)) {
            server.insert(Map.of("email", "ana@example.com", "name", "Old"));
            server.insert(Map.of("email", "Bob@Example.com", "name", "Old"));
            List<Map<String, Object>> contacts = List.of(
                    CAPITALS,
                    Map.of("email", "Bob@Example.com", "name", "Bob"),
                    Map.of("email", "New@Example.com", "name", "New"));

            assertCounts(sync(server, contacts), 1, 2, 0, 0);
            assertCounts(sync(server, contacts), 0, 0, 3, 0);

            assertThat(server.size()).isEqualTo(3);
        }
    }

    private SyncReport sync(ContactsSandbox server, Object contacts) {
        return sync("cognipeer-contacts:sync?baseUrl=" + server.baseUrl(), contacts);
    }

    private Object upserted(ContactsSandbox server, Map<String, Object> contact) {
        server.clearRequests();
        return outcome(server, "?", contact);
    }

    private Object outcome(ContactsSandbox server, String options, Map<String, Object> contact) {
        Exchange exchange = send("cognipeer-contacts:upsert" + options + "baseUrl=" + server.baseUrl(), contact);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(CognipeerContactsConstants.OUTCOME);
    }

    private static ContactsSandbox server(EmailComparison emails) {
        return ContactsSandbox.builder().emails(emails).start();
    }

    private static List<String> methods(ContactsSandbox server) {
        return server.requests().stream().map(RecordedRequest::method).toList();
    }
}
