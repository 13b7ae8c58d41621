package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.junit.jupiter.api.Test;

/** A sync that ends while it looks for missing contacts or changes them; another sync continues. */
class StoppedMissingTest extends MissingTest {

    private static final String ALL = UPDATE + "&maxMissing=100%25";

    @Test
    void aWalkThatFailsHalfWayChangesNone() {
        List<Map<String, Object>> export = stored(300).subList(0, 150);
        sandbox.faults()
                .always(request -> isOfTheWalk(request) && request.body().contains("$gt"), Fault.status(503));

        SyncStoppedException stopped = stopped(send(ALL, export));

        assertThat(stopped).hasCauseInstanceOf(ContactsServerException.class);
        assertThat(stopped.getReport().getMissing()).isZero();
        assertThat(withStatus("inactive")).isEmpty();
    }

    @Test
    void credentialsThatAreWithdrawnEndTheWritesWithWhatWasDoneUntilThen() {
        List<Map<String, Object>> export = stored(100).subList(0, 1);
        AtomicInteger writes = new AtomicInteger();
        sandbox.faults()
                .always(
                        request -> request.method().equals("PATCH") && writes.incrementAndGet() > 30,
                        Fault.status(401, "Authorization failed"));

        SyncStoppedException stopped = stopped(send(ALL, export));

        assertThat(stopped).hasCauseInstanceOf(ContactsAuthorizationException.class);
        assertMissing(stopped.getReport(), 99, 30, 0, 0);
        assertThat(stopped.getMessage()).contains("99 missing: 30 updated");
        assertThat(writes).hasValueLessThanOrEqualTo(34);
    }

    @Test
    void writesThatFailOneAfterTheOtherEndIt() {
        List<Map<String, Object>> export = stored(100).subList(0, 1);
        AtomicInteger writes = new AtomicInteger();
        sandbox.faults()
                .always(request -> request.method().equals("PATCH") && writes.incrementAndGet() > 0, Fault.status(503));

        assertThat(stopped(send(ALL, export))).hasCauseInstanceOf(ContactsServerException.class);

        assertThat(writes).hasValueLessThanOrEqualTo(24);
    }

    @Test
    void aStopOfTheContextEndsTheWritesAndAnotherSyncContinues() throws Exception {
        List<Map<String, Object>> export = stored(300).subList(0, 1);
        sandbox.faults().always(request -> request.method().equals("PATCH"), Fault.delay(Duration.ofMillis(20)));
        CompletableFuture<Exchange> sync =
                template.asyncSend(ALL, exchange -> exchange.getMessage().setBody(export));
        await().until(() -> withStatus("inactive").size() > 10);

        context.stop();

        SyncStoppedException stopped = stopped(sync.get(20, TimeUnit.SECONDS));
        assertThat(stopped.getReport().getMissing()).isEqualTo(299);
        long done = stopped.getReport().getMissingUpdated();
        assertThat((long) withStatus("inactive").size()).isBetween(done, done + 4);
        sandbox.faults().clear();
        sandbox.clearRequests();
        context.start();

        SyncReport report = context.createProducerTemplate().requestBody(anew(), export, SyncReport.class);

        assertThat(report.getMissing()).isEqualTo(299);
        assertThat(report.getMissingUnchanged()).isBetween(done, done + 4);
        assertThat(requests()).containsEntry("PATCH", (int) (299 - report.getMissingUnchanged()));
        assertThat(withStatus("inactive")).hasSize(299);
    }

    /** A context that was stopped has lost the settings of its component. */
    private String anew() {
        return ALL + "&token=" + sandbox.token() + "&baseUrl=" + sandbox.baseUrl() + "&requestsPerMinute=0";
    }

    @Test
    void aStopOfItsProducerEndsTheWalkAlsoIfOthersUseTheClient() throws Exception {
        List<Map<String, Object>> export = stored(3000).subList(0, 1);
        AtomicInteger pages = new AtomicInteger();
        sandbox.faults()
                .always(
                        request -> isOfTheWalk(request) && pages.incrementAndGet() > 0,
                        Fault.delay(Duration.ofMillis(50)));

        SyncStoppedException stopped = stoppedAlone(export, () -> pages.get() > 2);

        assertThat(stopped).hasMessageContaining("was stopped");
        assertThat(stopped.getReport().getMissing()).isZero();
        assertThat(pages).hasValueLessThan(20);
        assertThat(withStatus("inactive")).isEmpty();
    }

    @Test
    void aStopOfItsProducerEndsTheWritesAlsoIfOthersUseTheClient() throws Exception {
        List<Map<String, Object>> export = stored(400).subList(0, 1);
        sandbox.faults().always(request -> request.method().equals("PATCH"), Fault.delay(Duration.ofMillis(20)));

        SyncStoppedException stopped =
                stoppedAlone(export, () -> withStatus("inactive").size() > 10);

        assertThat(stopped).hasMessageContaining("was stopped");
        assertThat(stopped.getReport().getMissingUpdated()).isBetween(8L, 90L);
        assertThat(sandbox.requests())
                .filteredOn(request -> request.path().endsWith("/list") && !isOfTheWalk(request))
                .as("the look-up of the row, and of the first 90")
                .hasSize(2);
    }

    /** The end of a sync whose producer is stopped, while another one holds the client. */
    private SyncStoppedException stoppedAlone(List<Map<String, Object>> export, Callable<Boolean> when)
            throws Exception {
        context.getEndpoint("cognipeer-contacts:list").createProducer().start();
        Endpoint endpoint = context.getEndpoint(ALL);
        Producer producer = endpoint.createProducer();
        producer.start();
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(export);
        CompletableFuture<Void> sync = CompletableFuture.runAsync(() -> {
            try {
                producer.process(exchange);
            } catch (Exception e) {
                exchange.setException(e);
            }
        });
        await().until(when);
        producer.stop();
        sync.get(20, TimeUnit.SECONDS);
        return stopped(exchange);
    }

    @Test
    void aMessageThatComesAgainMarksNoContactTwice() {
        List<Map<String, Object>> export = stored(40).subList(0, 38);

        assertMissing(sync(UPDATE, export), 2, 2, 0, 0);
        sandbox.clearRequests();
        assertMissing(sync(UPDATE, export), 2, 0, 2, 0);

        assertThat(requests()).doesNotContainKey("PATCH");
    }

    @Test
    void anIteratorThatComesAgainLacksNone() {
        List<Map<String, Object>> export = stored(40).subList(0, 38);
        Object once = export.iterator();

        assertMissing(sync(UPDATE, once), 2, 2, 0, 0);
        sandbox.clearRequests();

        assertThat(send(UPDATE, once).getException()).hasMessageContaining("can be read once");
        assertThat(sandbox.requestCount()).isZero();
    }
}
