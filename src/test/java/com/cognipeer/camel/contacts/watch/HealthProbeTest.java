package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.Connections;
import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.connect.ClientLease;
import com.cognipeer.camel.contacts.connect.SharedClients;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthProbeTest {

    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Duration IMPATIENT = Duration.ofMillis(300);

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SharedClients clients = new SharedClients(this, camel);
    private final RequestCounters counters = new RequestCounters(InstantSource.system(), () -> RequestObserver.NONE);
    private final CognipeerContactsConfiguration options = new CognipeerContactsConfiguration();

    @BeforeEach
    void start() {
        camel.start();
        options.setBaseUrl(sandbox.baseUrl());
        options.setToken(sandbox.token());
        options.setMaxRetries(0);
        options.setRequestsPerMinute(0);
    }

    @AfterEach
    void stop() {
        clients.stop();
        camel.stop();
        sandbox.close();
    }

    @Test
    void theReadAsksForOneContact() {
        sandbox.seedContacts(3);

        assertThat(read(PATIENT).state()).isEqualTo(State.UP);
        assertThat(sandbox.requests()).singleElement().satisfies(request -> assertThat(
                        request.json().get("limit").asInt())
                .isOne());
    }

    @Test
    void aRefusedTokenIsDownAndSaysSo() {
        sandbox.faults().next(Fault.status(403));

        HealthFinding finding = read(PATIENT);

        assertThat(finding.state()).isEqualTo(State.DOWN);
        assertThat(finding.status()).isEqualTo(403);
        assertThat(finding.message())
                .startsWith("ContactsAuthorizationException: list")
                .doesNotContain(sandbox.token());
    }

    @Test
    void aQuotaThatIsUsedUpIsUpAndSaysSo() {
        sandbox.faults().always(request -> true, Fault.status(429));

        HealthFinding finding = read(PATIENT);

        assertThat(finding.state()).isEqualTo(State.UP);
        assertThat(finding.status()).isEqualTo(429);
        assertThat(finding.quotaUsedUp()).isTrue();
    }

    @Test
    void noConnectionIsDown() {
        sandbox.close();

        HealthFinding finding = read(PATIENT);

        assertThat(finding.state()).isEqualTo(State.DOWN);
        assertThat(finding.status()).isZero();
        assertThat(finding.message()).startsWith("ContactsTransportException");
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsDown() {
        sandbox.faults().next(Fault.delay(PATIENT));

        HealthFinding finding = read(IMPATIENT);

        assertThat(finding.state()).isEqualTo(State.DOWN);
        assertThat(finding.message()).isEqualTo("No answer within 300 ms");
        assertThat(finding.latency()).isGreaterThanOrEqualTo(IMPATIENT);
    }

    @Test
    void aReadThatWaitsForTheQuotaIsUp() {
        options.setRequestsPerMinute(1);
        HealthProbe read = reader(IMPATIENT);
        read.read();

        HealthFinding finding = read.read();

        assertThat(finding.state()).isEqualTo(State.UP);
        assertThat(finding.quotaUsedUp()).isTrue();
        assertThat(sandbox.requestCount()).isOne();
    }

    @Test
    void aReadThatWaitsToBeTriedAgainAfterA429IsUp() {
        retryLate();
        sandbox.faults().always(request -> true, Fault.status(429).header("Retry-After", "30"));

        assertThat(read(IMPATIENT).state()).isEqualTo(State.UP);
    }

    @Test
    void aReadThatWaitsToBeTriedAgainAfterAnOutageIsDown() {
        retryLate();
        sandbox.faults().always(request -> true, Fault.status(503).header("Retry-After", "30"));

        assertThat(read(IMPATIENT).state()).isEqualTo(State.DOWN);
    }

    @Test
    void aReadThatIsGivenUpIsCancelled() {
        CompletableFuture<Object> pending = new CompletableFuture<>();
        ContactsClient silent = (ContactsClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ContactsClient.class}, (self, method, values) -> pending);

        new HealthProbe(silent, counters, InstantSource.system(), Duration.ofMillis(1)).read();

        assertThat(pending).isCancelled();
    }

    @Test
    void anInterruptedReadKnowsNothing() {
        Thread asking = Thread.currentThread();
        sandbox.faults().always(request -> interrupted(asking), Fault.delay(PATIENT));

        HealthFinding finding = read(PATIENT);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(finding.state()).isEqualTo(State.UNKNOWN);
        assertThat(finding.isFresh(finding.at())).isFalse();
    }

    private static boolean interrupted(Thread thread) {
        thread.interrupt();
        return true;
    }

    private void retryLate() {
        options.setMaxRetries(3);
    }

    private HealthFinding read(Duration patience) {
        return reader(patience).read();
    }

    private HealthProbe reader(Duration patience) {
        ClientLease lease = clients.acquire(Connections.of(options), counters);
        return new HealthProbe(lease.client(), counters, InstantSource.system(), patience);
    }
}
