package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sync that ends before its input reports what it has done, and another sync continues. */
class StoppedSyncsTest extends SyncTest {

    private static final String SYNC = "cognipeer-contacts:sync";

    @Test
    void badCredentialsEndItAtOnce() {
        SyncStoppedException stopped = stopped(send(SYNC + "?token=pat_wrong", contacts(1000)));

        assertThat(stopped).hasCauseInstanceOf(ContactsAuthorizationException.class);
        assertThat(stopped.getStatusCode()).isEqualTo(401);
        assertThat(stopped.getReport().getDone()).isZero();
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @Test
    void credentialsThatAreWithdrawnEndItWithWhatWasDoneUntilThen() {
        AtomicInteger writes = new AtomicInteger();
        sandbox.faults()
                .always(
                        request -> isWrite(request) && writes.incrementAndGet() > 150,
                        Fault.status(401, "Authorization failed"));

        SyncStoppedException stopped = stopped(send(SYNC, contacts(1000)));

        assertThat(stopped).hasCauseInstanceOf(ContactsAuthorizationException.class);
        assertThat(stopped.getReport().getCreated()).isEqualTo(150).isEqualTo(sandbox.size());
        assertThat(stopped.getReport().getFailed()).isZero();
        assertThat(stopped.getReport().getRequests()).isEqualTo(sandbox.requestCount());
        assertThat(sandbox.requestCount())
                .as("no more than the writes under way")
                .isBetween(153L, 156L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH"})
    void credentialsThatAreWithdrawnWhileAConflictIsResolvedEndIt(String method) {
        sandbox.insert(Map.of("email", "Ada@Example.com", "name", "Ada"));
        sandbox.faults().always(request -> request.method().equals(method), Fault.status(401));

        SyncStoppedException stopped =
                stopped(send(SYNC, List.of(Map.of("email", "ada@example.com", "name", "Ada L"))));

        assertThat(stopped).hasCauseInstanceOf(ContactsAuthorizationException.class);
        assertThat(stopped.getReport().getFailed()).isZero();
    }

    @Test
    void aQuotaThatIsUsedUpEndsItAndASecondRunGoesOnFromThere() {
        try (ContactsSandbox limited =
                ContactsSandbox.builder().requestsPerDay(60).start()) {
            SyncStoppedException stopped = stopped(send(SYNC + "?baseUrl=" + limited.baseUrl(), contacts(100)));

            assertThat(stopped).hasCauseInstanceOf(ContactsRateLimitException.class);
            assertThat(stopped.getRetryAfter()).isNotNull();
            assertThat(stopped.getReport().getFailed()).isZero();
            assertThat(stopped.getReport().getCreated())
                    .isEqualTo(limited.size())
                    .isEqualTo(59);
            List<Map<String, Object>> stored = limited.contacts();
            stored.forEach(sandbox::insert);
        }
        sandbox.clearRequests();

        assertCounts(sync(contacts(100)), 41, 0, 59, 0);

        assertThat(requests()).isEqualTo(Map.of("list", 1, "POST", 41));
    }

    @Test
    void aServerThatIgnoresTheFilterIsNoticedBeforeTheFirstWrite() {
        List<Map<String, Object>> contacts = exported(300);
        contacts.forEach(contact -> contact.put("name", "Changed"));
        sandbox.faults().always(request -> true, Fault.ignoreFilter());

        SyncStoppedException stopped = stopped(send(SYNC + "?limit=50", contacts.subList(100, 300)));

        assertThat(stopped).hasCauseInstanceOf(ContactsServerException.class).hasMessageContaining("$in");
        assertThat(requests()).isEqualTo(Map.of("list", 1));
    }

    @Test
    void aLookUpThatFailsEndsIt() {
        sandbox.faults().next(Fault.status(503));

        SyncStoppedException stopped = stopped(send(SYNC, contacts(300)));

        assertThat(stopped).hasCauseInstanceOf(ContactsServerException.class);
        assertThat(stopped.getStatusCode()).isEqualTo(503);
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @Test
    void writesThatFailOneAfterTheOtherEndItBeforeTheyUseUpTheQuota() {
        sandbox.faults().always(StoppedSyncsTest::isWrite, Fault.status(503));

        SyncStoppedException stopped = stopped(send(SYNC, contacts(5000)));

        assertThat(stopped).hasCauseInstanceOf(ContactsServerException.class);
        assertThat(stopped.getReport().getFailed()).isBetween(20L, 24L);
        assertThat(sandbox.requestCount()).isLessThanOrEqualTo(1 + 24);
        assertThat(sandbox.size()).isZero();
    }

    @Test
    void aContactThatTheServerCannotTakeFailsAlone() {
        sandbox.faults().always(request -> request.body().contains("\"new-7\"") && isWrite(request), Fault.status(500));

        SyncReport report = sync(contacts(100));

        assertCounts(report, 99, 0, 0, 1);
        assertThat(report.getFailures().get(0).getIndex()).isEqualTo(7);
        assertThat(report.getFailures().get(0).getException()).isInstanceOf(ContactsServerException.class);
    }

    @Test
    void contactsThatTheServerRefusesOneAfterTheOtherEndNothing() {
        sandbox.faults().always(StoppedSyncsTest::isWrite, Fault.status(422));

        assertCounts(sync(contacts(50)), 0, 0, 0, 50);
    }

    @Test
    void inputThatBreaksEndsItWithWhatWasDoneUntilThen() {
        Iterator<Map<String, Object>> good = contacts(250).iterator();
        Iterator<Map<String, Object>> broken = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Map<String, Object> next() {
                if (!good.hasNext()) {
                    throw new IllegalStateException("someone@example.com is unreadable");
                }
                return good.next();
            }
        };

        SyncStoppedException stopped = stopped(send(SYNC, broken));

        assertThat(stopped)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the input could not be read: IllegalStateException")
                .hasMessageNotContaining("someone@example.com");
        assertThat(stopped.getReport().getCreated()).isEqualTo(200);
    }

    @Test
    void textThatIsCutOffIsRefusedBeforeAnythingIsSent() {
        Exchange exchange = send(SYNC, "[{\"integrationId\":\"a\"},{\"integrationId\":\"b\"");

        assertThat(exchange.getException())
                .isInstanceOf(InvalidContactException.class)
                .hasMessageContaining("line 1, column");
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void aStopOfTheContextEndsIt() {
        sandbox.faults().always(StoppedSyncsTest::isWrite, Fault.delay(Duration.ofMillis(20)));
        CompletableFuture<Exchange> sync =
                template.asyncSend(SYNC, exchange -> exchange.getMessage().setBody(contacts(5000)));
        await().until(() -> sandbox.size() > 10);

        context.stop();

        SyncStoppedException stopped = stopped(sync.join());
        assertThat(stopped).hasMessageContaining("stopped");
        assertThat(stopped.getReport().getFailed()).isZero();
        assertThat((long) sandbox.size())
                .isBetween(stopped.getReport().getCreated(), stopped.getReport().getCreated() + 4);
    }

    @Test
    void aStopOfTheContextEndsOneThatSendsNothing() {
        AtomicBoolean interrupted = new AtomicBoolean();
        Stream<Map<String, Object>> withoutAKey = Stream.generate(() -> {
            interrupted.compareAndSet(false, Thread.currentThread().isInterrupted());
            return Map.of("name", "Without a key");
        });
        Iterator<Map<String, Object>> endless =
                Stream.concat(Stream.of(contact(1)), withoutAKey).iterator();
        CompletableFuture<Exchange> sync =
                template.asyncSend(SYNC, exchange -> exchange.getMessage().setBody(endless));
        CognipeerContactsEndpoint endpoint = context.getEndpoint(SYNC, CognipeerContactsEndpoint.class);
        await().until(() -> endpoint.getSyncsRunning() == 1);

        context.stop();

        assertThat(stopped(sync.join())).hasMessageContaining("its endpoint was stopped");
        assertThat(interrupted)
                .as("its thread was waited for until it had to be interrupted")
                .isFalse();
    }

    @Test
    void aServerThatKnowsNoSuchRequestEndsItBeforeItUsesUpTheQuota() {
        sandbox.faults().always(StoppedSyncsTest::isWrite, Fault.status(405));

        SyncStoppedException stopped = stopped(send(SYNC, contacts(5000)));

        assertThat(stopped.getStatusCode()).isEqualTo(405);
        assertThat(sandbox.requestCount()).isLessThanOrEqualTo(1 + 24);
    }

    @Test
    void whatWasTriedBeforeItEndsIsReported() {
        AtomicInteger writes = new AtomicInteger();
        sandbox.faults()
                .always(request -> isWrite(request) && writes.incrementAndGet() <= 10, Fault.status(500))
                .always(request -> isWrite(request) && writes.get() > 10, Fault.status(401));

        SyncStoppedException stopped = stopped(send(SYNC, contacts(10)));

        assertThat(stopped).hasCauseInstanceOf(ContactsAuthorizationException.class);
        assertThat(stopped.getReport().getFailed()).isEqualTo(10);
    }

    @Test
    void aCreationThatCannotBeLookedUpAgainIsReported() {
        sandbox.faults().next(Fault.none(), Fault.status(500), Fault.status(503));

        SyncStoppedException stopped = stopped(send(SYNC, contacts(1)));

        assertThat(stopped).hasMessageContaining("list failed with status 503");
        assertThat(stopped.getReport().getFailures()).singleElement().satisfies(failure -> assertThat(
                        failure.getException())
                .hasMessageContaining("create failed with status 500"));
    }

    @Test
    void aContactThatBreaksTheComparisonEndsIt() throws Exception {
        sandbox.insert(Map.of("integrationId", "a"));

        assertThat(stopped(ended("", List.of(Map.of("integrationId", "a", "bean", new BrokenBean())))))
                .hasMessageContaining("NoClassDefFoundError");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aContactThatBreaksItsWriteEndsIt(int parallelism) throws Exception {
        List<Map<String, Object>> contacts = new ArrayList<>(contacts(20));
        contacts.add(10, Map.of("integrationId", "a", "bean", new BrokenBean()));
        sandbox.faults().always(StoppedSyncsTest::isWrite, Fault.delay(Duration.ofMillis(5)));

        SyncStoppedException stopped = stopped(ended("?parallelism=" + parallelism, contacts));

        assertThat(stopped).hasMessageContaining("NoClassDefFoundError");
        assertThat(stopped.getReport().getCreated()).isEqualTo(sandbox.size());
    }

    /** A bean whose class fails to load. */
    public static final class BrokenBean {
        public String getValue() {
            throw new NoClassDefFoundError("someone@example.com");
        }
    }

    private Exchange ended(String options, List<Map<String, Object>> contacts) throws Exception {
        return template.asyncSend(
                        SYNC + options, exchange -> exchange.getMessage().setBody(contacts))
                .get(20, TimeUnit.SECONDS);
    }

    private static SyncStoppedException stopped(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(SyncStoppedException.class);
        assertThat(exchange.getException(ContactsException.class)).isNotNull();
        return (SyncStoppedException) exchange.getException();
    }

    private static List<Map<String, Object>> contacts(int count) {
        return IntStream.range(0, count).mapToObj(SyncTest::contact).toList();
    }

    private static boolean isWrite(RecordedRequest request) {
        return !request.path().endsWith("/list") && !request.method().equals("GET");
    }
}
