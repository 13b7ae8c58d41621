package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManyCallersAtOnceTest {

    private static final int CALLERS = 64;
    private static final int CALLS = Effort.choose(2_000, 10_000, 10_000);

    private final ContactsSandbox sandbox =
            ContactsSandbox.builder().recording(false).start();
    private final Set<String> routingThreads = ConcurrentHashMap.newKeySet();

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    @Test
    void everyCallIsCompletedExactlyOnce() throws Exception {
        AtomicInteger failures = new AtomicInteger();

        AtomicIntegerArray completions = callFromManyThreads(exchange -> {
            if (exchange.getException() != null) {
                failures.incrementAndGet();
            }
        });

        assertThat(failures).hasValue(0);
        assertThat(callsNotCompletedOnce(completions)).isZero();
        assertThat(sandbox.size()).isEqualTo(CALLS / 2);
    }

    @Test
    void everyCallIsCompletedExactlyOnceWhenTheServerCutsConnectionsAtRandom() throws Exception {
        System.out.println("sandbox seed " + sandbox.seed());
        sandbox.faults().random(0.05, Fault.resetBeforeHandling(), Fault.loseAnswer());
        AtomicInteger failures = new AtomicInteger();

        AtomicIntegerArray completions = callFromManyThreads(exchange -> {
            if (exchange.getException() != null) {
                assertThat(exchange.getException()).isInstanceOf(ContactsTransportException.class);
                failures.incrementAndGet();
            }
        });

        assertThat(callsNotCompletedOnce(completions)).isZero();
        assertThat(failures.get()).isPositive().isLessThan(CALLS);
    }

    @Test
    void whatFollowsAnAnswerRunsOnAThreadOfCamels() throws Exception {
        callFromManyThreads(exchange -> {});

        assertThat(routingThreads)
                .isNotEmpty()
                .allSatisfy(thread -> assertThat(thread).contains("CognipeerContacts"))
                .noneSatisfy(thread -> assertThat(thread).contains("cognipeer-contacts-io"));
    }

    @Test
    void noThreadIsLeftAfterAStop() throws Exception {
        callFromManyThreads(exchange -> {});

        await().untilAsserted(() -> assertThat(threadsOfTheComponent()).isEmpty());
    }

    @Test
    void aStopWithRequestsUnderWayCompletesThemAll() throws Exception {
        sandbox.faults().always(request -> true, Fault.delay(Duration.ofSeconds(60)));
        AtomicIntegerArray completions = new AtomicIntegerArray(CALLERS);
        CountDownLatch done = new CountDownLatch(CALLERS);
        DefaultCamelContext camel = startedContext();
        AsyncProducer producer = camel.getEndpoint("cognipeer-contacts:get").createAsyncProducer();
        producer.start();
        for (int call = 0; call < CALLERS; call++) {
            int number = call;
            producer.process(exchangeFor(camel, call), doneSync -> {
                completions.incrementAndGet(number);
                done.countDown();
            });
        }

        producer.stop();
        camel.stop();

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(callsNotCompletedOnce(completions)).isZero();
        await().untilAsserted(() -> assertThat(threadsOfTheComponent()).isEmpty());
    }

    private AtomicIntegerArray callFromManyThreads(Consumer<Exchange> onDone) throws Exception {
        AtomicIntegerArray completions = new AtomicIntegerArray(CALLS);
        CountDownLatch done = new CountDownLatch(CALLS);
        Semaphore inFlight = new Semaphore(CALLERS);
        try (DefaultCamelContext camel = startedContext()) {
            AsyncProducer producer =
                    camel.getEndpoint("cognipeer-contacts:create").createAsyncProducer();
            producer.start();
            for (int call = 0; call < CALLS; call++) {
                int number = call;
                inFlight.acquire();
                Exchange exchange = exchangeFor(camel, call);
                producer.process(exchange, doneSync -> {
                    routingThreads.add(Thread.currentThread().getName());
                    completions.incrementAndGet(number);
                    onDone.accept(exchange);
                    inFlight.release();
                    done.countDown();
                });
            }
            assertThat(done.await(120, TimeUnit.SECONDS)).isTrue();
            producer.stop();
        }
        return completions;
    }

    /** Every second call creates a contact, the others list one page. */
    private static Exchange exchangeFor(DefaultCamelContext camel, int call) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(Map.of("email", call + "@example.com"));
        if (call % 2 == 1) {
            exchange.getMessage().setHeader(CognipeerContactsConstants.OPERATION, "list");
            exchange.getMessage().setHeader(CognipeerContactsConstants.LIMIT, 1);
        }
        return exchange;
    }

    private DefaultCamelContext startedContext() {
        DefaultCamelContext camel = new DefaultCamelContext();
        CognipeerContactsComponent component =
                camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class);
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        component.getConfiguration().setRequestsPerMinute(0);
        component.getConfiguration().setToken(sandbox.token());
        camel.start();
        return camel;
    }

    private static long callsNotCompletedOnce(AtomicIntegerArray completions) {
        long odd = 0;
        for (int call = 0; call < completions.length(); call++) {
            odd += completions.get(call) == 1 ? 0 : 1;
        }
        return odd;
    }

    private static Set<String> threadsOfTheComponent() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("CognipeerContacts")
                        || name.contains("cognipeer-contacts")
                        || name.contains("idle-connection-evictor"))
                .collect(Collectors.toSet());
    }
}
