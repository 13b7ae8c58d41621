package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.client.SandboxSettings;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wait that the server asks for: never early, never past the cap, and too long a one not at all. */
class RetryAfterTest {

    private static final ContactIdentity ADA = new ContactIdentity("ada@example.com", null);
    private static final Duration CAP = Duration.ofSeconds(5);

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final TestClient client = TestClient.retrying(
            SandboxSettings.of(sandbox),
            new RetrySettings(3, Duration.ofMillis(5), Duration.ofSeconds(20), CAP, Duration.ofSeconds(20)));

    @BeforeEach
    void insertAda() {
        sandbox.insert(Map.of("email", ADA.email()));
    }

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"429, 0, 0", "429, 2, 2", "503, 0, 0", "503, 2, 2", "429, garbage, 0", "429, -7, 0", "429, 3.5, 0"})
    void aNumberOfSecondsIsWaitedFor(int status, String value, long seconds) {
        Duration waited = waitAfter(Fault.status(status).header("Retry-After", value));

        assertThat(waited).isGreaterThanOrEqualTo(Duration.ofSeconds(seconds)).isLessThanOrEqualTo(CAP);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aDateIsWaitedFor(int status) {
        Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);

        Duration waited = waitAfter(Fault.status(status).header("Retry-After", httpDate(date)));

        assertThat(waited).isLessThanOrEqualTo(CAP);
        assertThat(sandbox.requests().get(1).at()).isAfterOrEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aDateThatIsPastIsNow(int status) {
        Duration waited = waitAfter(Fault.status(status)
                .header("Retry-After", httpDate(Instant.now().minusSeconds(3600))));

        assertThat(waited).isLessThanOrEqualTo(CAP);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aDayIsNotWaitedFor(int status) {
        sandbox.faults().always(request -> true, Fault.status(status).header("Retry-After", "86400"));

        ContactsException failure = TestClient.failureOf(client.api().get(ADA));

        assertThat(failure)
                .hasMessageEndingWith("; the server asks to wait 86400 s, longer than maxRetryAfter=5000 ms");
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofDays(1));
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theEndOfTheWindowIsWaitedForWhereNothingElseIsSaid(long seconds) {
        Instant reset = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds);

        waitAfter(Fault.status(429).header("X-RateLimit-Reset", Long.toString(reset.getEpochSecond())));

        assertThat(sandbox.requests().get(1).at()).isAfterOrEqualTo(reset);
    }

    /** Between the request that is answered so and the next one, which succeeds. */
    private Duration waitAfter(Fault fault) {
        sandbox.faults().next(fault);

        assertThat(client.call(api -> api.get(ADA)).info().requestCount()).isEqualTo(2);

        List<RecordedRequest> requests = sandbox.requests();
        return Duration.between(requests.get(0).at(), requests.get(1).at());
    }

    private static String httpDate(Instant date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
    }
}
