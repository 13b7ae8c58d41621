package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Whoever in a CamelContext uses the same key shares its requests; whoever waits for one holds no thread. */
class OneBudgetForOneKeyTest extends SandboxRouteTest {

    private static final int REQUESTS_A_MINUTE = 5;
    private static final int WAITING = 1000;
    private static final String GET = ":get?email=a@example.com&onNotFound=empty";

    @Override
    protected void configure(CognipeerContactsConfiguration configuration) {
        super.configure(configuration);
        configuration.setRequestsPerMinute(REQUESTS_A_MINUTE);
    }

    @Test
    void endpointsAndComponentsWithTheSameKeyShareIt() throws Exception {
        CognipeerContactsComponent other = new CognipeerContactsComponent(context);
        configure(other.getConfiguration());
        context.addComponent("other", other);

        List<CompletableFuture<Exchange>> calls = IntStream.range(0, 9)
                .mapToObj(call -> template.asyncSend(
                        List.of("cognipeer-contacts" + GET, "other" + GET, "cognipeer-contacts:list?limit=1")
                                .get(call % 3),
                        exchange -> {}))
                .toList();

        await().until(() -> calls.stream().filter(CompletableFuture::isDone).count() == REQUESTS_A_MINUTE);
        assertThat(sandbox.requestCount()).isEqualTo(REQUESTS_A_MINUTE);
        assertThat(component().getWaitingNow() + other.getWaitingNow()).isEqualTo(9 - REQUESTS_A_MINUTE);
    }

    @Test
    void anotherTokenHasABudgetOfItsOwn() {
        for (int call = 0; call < REQUESTS_A_MINUTE; call++) {
            assertThat(send("cognipeer-contacts" + GET, null).getException()).isNull();
        }

        Exchange other = send("cognipeer-contacts" + GET + "&token=pat_other", null);

        assertThat(other.getException()).hasMessageContaining("401");
    }

    @Test
    void whatWasSpentIsRememberedOverARestartOfTheComponent() throws Exception {
        for (int call = 0; call < REQUESTS_A_MINUTE; call++) {
            send("cognipeer-contacts" + GET, null);
        }
        component().stop();
        component().start();

        CompletableFuture<Exchange> next = template.asyncSend("cognipeer-contacts" + GET + "&page=2", exchange -> {});

        await().until(() -> component().getWaitingNow() == 1);
        assertThat(next).isNotDone();
        assertThat(sandbox.requestCount()).isEqualTo(REQUESTS_A_MINUTE);
    }

    @Test
    void aThousandWhoWaitHoldNoThreadAndAStopEndsEachOnce() throws Exception {
        AsyncProducer producer = context.getEndpoint("cognipeer-contacts" + GET).createAsyncProducer();
        producer.start();
        int threads = Thread.getAllStackTraces().size();
        AtomicInteger ends = new AtomicInteger();
        List<Exchange> exchanges = IntStream.range(0, WAITING + REQUESTS_A_MINUTE)
                .<Exchange>mapToObj(call -> new DefaultExchange(context))
                .toList();

        exchanges.forEach(exchange -> producer.process(exchange, doneSync -> ends.incrementAndGet()));
        await().until(() -> ends.get() == REQUESTS_A_MINUTE);

        assertThat(component().getWaitingNow()).isEqualTo(WAITING);
        assertThat(Thread.getAllStackTraces().size() - threads).isLessThan(20);
        producer.stop();
        await().until(() -> ends.get() == exchanges.size());
        assertThat(exchanges)
                .filteredOn(exchange -> exchange.getException() != null)
                .hasSize(WAITING)
                .allSatisfy(exchange -> assertThat(exchange.getException())
                        .isInstanceOf(ContactsTransportException.class)
                        .hasMessageContaining("the client was closed"));
        await().during(Duration.ofMillis(100)).until(() -> ends.get() == exchanges.size());
        assertThat(component().getWaitingNow()).isZero();
    }

    private CognipeerContactsComponent component() {
        return context.getComponent("cognipeer-contacts", CognipeerContactsComponent.class);
    }
}
