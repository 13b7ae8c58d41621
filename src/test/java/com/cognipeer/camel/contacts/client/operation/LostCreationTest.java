package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.client.SandboxSettings;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A create whose answer is lost is looked up, and sent again only where it cannot have taken effect. */
class LostCreationTest {

    private static final Contact ADA = new Contact(Map.of("email", "Ada@example.com", "score", 1.0, "name", "Ada"));

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final TestClient client = TestClient.retrying(SandboxSettings.of(sandbox), TestClient.retries(3));

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    @Test
    void ofAThousandNoneIsLostAndNoneIsThereTwice() {
        sandbox.faults().always(request -> request.method().equals("POST"), Fault.loseAnswer());

        for (int number = 0; number < 1000; number++) {
            Contact contact = number % 2 == 0
                    ? new Contact(Map.of("email", number + "@example.com"))
                    : new Contact(Map.of("integrationId", "crm-" + number, "email", number + "@example.com"));

            ContactsResponse<Contact> created = client.call(api -> api.create(contact));

            assertThat(created.body().getEmail()).isEqualTo(contact.getEmail());
            assertThat(created.info().requestCount()).isEqualTo(2);
        }

        assertThat(sandbox.size()).isEqualTo(1000);
        assertThat(sandbox.requestCount()).isEqualTo(2000);
    }

    static List<Fault> failuresThatDoNotTell() {
        return List.of(
                Fault.resetBeforeHandling(),
                Fault.status(500),
                Fault.status(502),
                Fault.status(503),
                Fault.status(504),
                Fault.status(408),
                Fault.status(524),
                Fault.answer(200, "text/html", "<html>"),
                Fault.answer(200, "application/json", "{\"success\":true"),
                Fault.answer(201, "application/json", "{\"success\":true}"));
    }

    @ParameterizedTest
    @MethodSource("failuresThatDoNotTell")
    void whereNoContactIsFoundItFailsAndIsNotSentAgain(Fault failure) {
        sandbox.faults().next(failure);

        ContactsException failed = fail(ADA);

        assertThat(failed).hasMessageContaining("; looked up by email afterwards, there is no such contact");
        assertThat(failed.getResponseInfo().requestCount()).isEqualTo(2);
        assertThat(sandbox.requests()).extracting(request -> request.method()).containsExactly("POST", "GET");
    }

    @Test
    void aLostConnectionSaysThatItMayHaveBeenApplied() {
        sandbox.faults().next(Fault.resetBeforeHandling());

        assertThat(fail(ADA))
                .isInstanceOfSatisfying(ContactsTransportException.class, lost -> assertThat(lost.isMaybeApplied())
                        .isTrue())
                .hasMessageEndingWith("; the request may have been applied");
    }

    @Test
    void withoutAKeyItFailsAtOnce() {
        sandbox.faults().next(Fault.loseAnswer());

        assertThat(fail(new Contact(Map.of("name", "Ada"))))
                .isInstanceOfSatisfying(ContactsTransportException.class, lost -> assertThat(lost.isMaybeApplied())
                        .isTrue());
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    /** The answer that is lost said 409. */
    @Test
    void aContactThatWasThereBeforeAndDiffersIsAConflictAHundredTimes() {
        sandbox.faults().always(request -> request.method().equals("POST"), Fault.loseAnswer());
        for (int run = 0; run < 100; run++) {
            sandbox.insert(Map.of("email", run + "@example.com", "name", "Grace", "vip", true));
            Contact contact =
                    new Contact(Map.of("email", run + "@EXAMPLE.com", "name", run % 2 == 0 ? "Ada" : "Grace"));

            ContactsException failed = fail(contact);

            assertThat(failed)
                    .isInstanceOf(InvalidContactException.class)
                    .hasMessage(
                            "create failed: its answer was lost, and another contact has this email, which differs in "
                                    + (run % 2 == 0 ? "[name, vip]" : "[vip]"));
            assertThat(failed.getStatusCode()).isEqualTo(409);
        }
        assertThat(sandbox.size()).isEqualTo(100);
    }

    @Test
    void aContactThatWasThereBeforeAndIsTheSameIsAConflict() {
        Map<String, Object> before = new LinkedHashMap<>(ADA);
        before.put("createdDate", Instant.now().minusSeconds(5).toString());
        sandbox.insertRaw(before);
        sandbox.faults().next(Fault.loseAnswer());

        assertThat(fail(ADA))
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("another contact has this email, the same as this one but older");
    }

    @Test
    void numbersAreTheSameByTheirValueAndNullsByTheirAbsence() {
        sandbox.insertRaw(Map.of("email", "ada@example.com", "score", 1, "name", "Ada", "tags", List.of()));
        sandbox.faults().next(Fault.loseAnswer());
        Contact contact = new Contact(ADA);
        contact.put("phone", null);

        assertThat(client.call(api -> api.create(contact)).body().getName()).isEqualTo("Ada");
    }

    @Test
    void aLookUpThatFailsIsTriedAgain() {
        sandbox.faults().next(Fault.loseAnswer(), Fault.status(503));

        assertThat(client.call(api -> api.create(ADA)).info().requestCount()).isEqualTo(3);
    }

    @Test
    void aLookUpThatGoesOnFailingLeavesTheFailureOfTheCreate() {
        sandbox.faults()
                .next(Fault.loseAnswer())
                .always(request -> request.method().equals("GET"), Fault.status(503));

        assertThat(fail(ADA))
                .isInstanceOf(ContactsTransportException.class)
                .hasMessageContaining("; looking it up by email failed too: get failed with status 503")
                .hasMessageEndingWith("; given up after maxRetries=3; the request may have been applied");
        assertThat(sandbox.requestCount()).isEqualTo(4);
    }

    /** Whoever hears of the quota only might send it again. */
    @Test
    void aLookUpThatTheQuotaKeepsFromGoingOutLeavesTheFailureOfTheCreate() {
        String tomorrow = Long.toString(Instant.now().plusSeconds(80_000).getEpochSecond());
        try (TestClient paced = TestClient.paced(SandboxSettings.of(sandbox), TestClient.retries(3))) {
            sandbox.faults()
                    .next(Fault.status(502)
                            .header("X-RateLimit-Limit", "5000")
                            .header("X-RateLimit-Remaining", "0")
                            .header("X-RateLimit-Reset", tomorrow));

            assertThat(TestClient.failureOf(paced.api().create(ADA)))
                    .isInstanceOf(ContactsServerException.class)
                    .hasMessageContaining("create failed with status 502: Bad Gateway; the quota is used up until ");
            assertThat(sandbox.requestCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 409, 422, 425, 501, 505})
    void aRefusalIsFinal(int status) {
        sandbox.faults().next(Fault.status(status));

        assertThat(fail(ADA).getStatusCode()).isEqualTo(status);

        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @Test
    void refusedForTheQuotaItIsSentAgain() {
        sandbox.faults().next(Fault.status(429), Fault.status(429));

        assertThat(client.call(api -> api.create(ADA)).info().requestCount()).isEqualTo(3);
        assertThat(sandbox.size()).isEqualTo(1);
    }

    /** Nobody listens at first; while the create waits for its next try, the server comes up. */
    @Test
    void neverSentItIsSentAgain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        RetrySettings patient = new RetrySettings(
                1000, Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofSeconds(60), Duration.ofSeconds(20));
        try (TestClient early = TestClient.retrying(URI.create("http://127.0.0.1:" + port + "/v1"), patient)) {
            CompletableFuture<ContactsResponse<Contact>> created = early.api().create(ADA);
            assertThat(created).isNotDone();
            try (ContactsSandbox late =
                    ContactsSandbox.builder().port(port).token(TestClient.TOKEN).start()) {
                assertThat(TestClient.resultOf(created).info().requestCount()).isEqualTo(1);
                assertThat(late.size()).isEqualTo(1);
            }
        }
    }

    private ContactsException fail(Contact contact) {
        return TestClient.failureOf(client.api().create(contact));
    }
}
