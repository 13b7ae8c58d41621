package com.cognipeer.camel.contacts.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.SyncStoppedException;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That an input has been read belongs to the input: no exchange, copy or endpoint takes what is left for everything. */
class InputsThatCanBeReadOnceTest extends SyncTest {

    private static final String SYNC = "cognipeer-contacts:sync";
    private static final List<Map<String, Object>> CONTACTS =
            IntStream.range(0, 3).mapToObj(SyncTest::contact).toList();
    private static final String JSON = "[{\"integrationId\":\"new-0\"},{\"integrationId\":\"new-1\"}]";
    private static final String LINES = "{\"integrationId\":\"new-0\"}\n{\"integrationId\":\"new-1\"}\n";

    record Input(String name, Supplier<Object> body) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:failover")
                        .streamCaching("false")
                        .loadBalance()
                        .failover(-1, false, false)
                        .to(SYNC + "?token=pat_wrong")
                        .to(SYNC)
                        .end();
                from("direct:multicast")
                        .streamCaching("false")
                        .errorHandler(noErrorHandler())
                        .multicast()
                        .stopOnException()
                        .to(SYNC, SYNC + "?parallelism=2")
                        .end();
            }
        };
    }

    static Stream<Input> oneShots() {
        return Stream.of(
                new Input("iterator", CONTACTS::iterator),
                new Input("stream", CONTACTS::stream),
                new Input("iterable of one iterator", () -> iterable(CONTACTS.iterator())),
                new Input("array in a stream", () -> stream(JSON)),
                new Input("lines in a stream", () -> stream(LINES)),
                new Input("array in a reader", () -> new StringReader(JSON)),
                new Input("no contacts in a stream", () -> stream("no json")));
    }

    static Stream<Input> empties() {
        return Stream.of(
                new Input("iterator", Collections::emptyIterator),
                new Input("stream", Stream::empty),
                new Input("array in a stream", () -> stream("[]")),
                new Input("array in a reader", () -> new StringReader(" [ ] ")));
    }

    @ParameterizedTest
    @MethodSource("oneShots")
    void aFailoverFailsAsTheFirstTryDid(Input input) {
        Exchange exchange = send("direct:failover", input.body().get());

        assertThat(exchange.getException()).isInstanceOfAny(SyncStoppedException.class, InvalidContactException.class);
        if (exchange.getException() instanceof SyncStoppedException stopped) {
            assertThat(stopped.getStatusCode()).isEqualTo(401);
        }
        assertThat(sandbox.size()).isZero();
        assertThat(sandbox.requestCount()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("oneShots")
    void theSecondBranchOfAMulticastFails(Input input) {
        Exchange exchange = send("direct:multicast", input.body().get());

        assertThat(exchange.getException()).hasStackTraceContaining("InvalidContactException");
        if (!input.name().startsWith("no contacts")) {
            assertThat(sandbox.size()).isPositive();
            assertThat(exchange.getException()).hasStackTraceContaining("which can be read once");
        }
    }

    @ParameterizedTest
    @MethodSource("oneShots")
    void anotherExchangeFailsToo(Input input) {
        Object body = input.body().get();
        send(SYNC, body);
        long requests = sandbox.requestCount();

        assertThat(send(SYNC, body).getException()).isInstanceOf(InvalidContactException.class);
        assertThat(sandbox.requestCount()).isEqualTo(requests);
    }

    @Test
    void aSecondReaderFailsWhileTheFirstIsReading() {
        sandbox.faults().always(request -> true, Fault.delay(Duration.ofMillis(100)));
        Iterator<?> contacts =
                IntStream.range(0, 300).mapToObj(SyncTest::contact).iterator();
        var first = template.asyncSend(SYNC, exchange -> exchange.getMessage().setBody(contacts));
        await().until(() -> sandbox.requestCount() > 0);

        assertThat(send(SYNC + "?limit=7", contacts).getException()).isInstanceOf(InvalidContactException.class);

        sandbox.faults().clear();
        assertCounts(reportOf(first.join()), 300, 0, 0, 0);
    }

    @ParameterizedTest
    @MethodSource("empties")
    void whatHasNothingInItIsNothingToDoAsOftenAsItComes(Input input) {
        Object body = input.body().get();

        for (int time = 0; time < 3; time++) {
            SyncReport report = sync(body);
            assertCounts(report, 0, 0, 0, 0);
        }
        assertThat(send("direct:multicast", input.body().get()).getException()).isNull();
    }

    @Test
    void aListIsReadAgain() {
        assertThat(send("direct:failover", CONTACTS).getException()).isNull();
        assertThat(send("direct:multicast", CONTACTS).getException()).isNull();
        assertCounts(sync(CONTACTS), 0, 0, 3, 0);
    }

    @Test
    void inputsAreTheSameByIdentityOnly() {
        assertCounts(sync(new EqualIterator(contact(1))), 1, 0, 0, 0);
        assertCounts(sync(new EqualIterator(contact(2))), 1, 0, 0, 0);
    }

    @Test
    void anInputIsNotKeptFromBeingCollected() {
        WeakReference<Object> input = synced();

        await().until(() -> {
            System.gc();
            return input.get() == null;
        });
    }

    private WeakReference<Object> synced() {
        Object input = CONTACTS.iterator();
        sync(input);
        return new WeakReference<>(input);
    }

    @SuppressWarnings("unchecked") // it is only read
    private static Iterable<Object> iterable(Iterator<?> contacts) {
        return () -> (Iterator<Object>) contacts;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** All of them are equal. */
    private static final class EqualIterator implements Iterator<Object> {

        private Object contact;

        private EqualIterator(Object contact) {
            this.contact = contact;
        }

        @Override
        public boolean hasNext() {
            return contact != null;
        }

        @Override
        public Object next() {
            Object next = contact;
            contact = null;
            return next;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof EqualIterator;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
