package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With sendEmptyMessageWhenIdle an empty message tells that there is nothing, so that only a poll that found nothing sends it. */
class EmptyMessagesTest extends PolledRouteTest {

    private static final String BY_HAND =
            "&sendEmptyMessageWhenIdle=true&stateRepository=#positions&startScheduler=false";

    private final AtomicInteger empty = new AtomicInteger();
    private final List<Object> bodies = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"mode=changes", "mode=snapshot", "mode=snapshot&sort=name:1"})
    void aPollThatFindsNothingSendsOne(String options) throws Exception {
        listen(options);

        poll();
        poll();

        assertThat(empty).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode=changes",
                "mode=snapshot",
                "mode=changes&maxMessagesPerPoll=1",
                "mode=snapshot&maxMessagesPerPoll=2",
                "mode=changes&maxMessagesPerPoll=3"
            })
    void aPollThatFindsAContactSendsNone(String options) throws Exception {
        insert("ada", "bruno", "carla");
        clock.goOnBy(TEN_SECONDS);
        listen(options);

        while (bodies.size() < 3) {
            poll();
        }

        assertThat(empty).hasValue(0);
    }

    @Test
    void aContactThatIsSkippedIsAContact() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        listen("mode=changes&onFailure=skip");
        work = exchange -> {
            throw new IllegalStateException("no");
        };

        poll();

        assertThat(bodies).hasSize(1);
        assertThat(empty).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500})
    void aPollThatFailsSendsNone(int status) throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        listen("mode=changes");
        sandbox.faults().next(Fault.status(status));

        poll();

        assertThat(empty).hasValue(0);
        assertThat(failures.ofPolls).hasSize(1);
    }

    @Test
    void aPollThatWaitsForTheQuotaSendsNone() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        listen("mode=changes");
        sandbox.faults().next(Fault.status(429).header("Retry-After", "600"));
        poll();

        poll();
        poll();

        assertThat(bodies).isEmpty();
        assertThat(empty).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPollThatASuspendOrAStopEndsSendsNone(boolean stop) throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        listen("mode=changes");
        sandbox.faults().always(request -> true, Fault.delay(Duration.ofSeconds(30)));
        CognipeerContactsConsumer consumer = polled();
        Thread polling = new Thread(consumer);
        polling.start();
        await().until(() -> sandbox.requestCount() > 0);

        if (stop) {
            context.getRouteController().stopRoute(ROUTE);
        } else {
            context.getRouteController().suspendRoute(ROUTE);
        }
        polling.join();

        assertThat(bodies).isEmpty();
        assertThat(empty).hasValue(0);
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void aThreadThatFindsAPollUnderWaySendsNone() throws Exception {
        insert("ada");
        clock.goOnBy(TEN_SECONDS);
        listen("mode=changes");
        CountDownLatch routing = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        work = exchange -> {
            routing.countDown();
            done.await();
        };
        CognipeerContactsConsumer consumer = polled();
        Thread polling = new Thread(consumer);
        polling.start();
        routing.await();

        consumer.run();
        done.countDown();
        polling.join();

        assertThat(bodies).hasSize(1);
        assertThat(empty).hasValue(0);
    }

    @Test
    void theRestOfASweepWhoseContactFailedAndMovedOnSendsNone() throws Exception {
        insert("ada", "bruno");
        clock.goOnBy(TEN_SECONDS);
        listen("mode=changes");
        work = exchange -> {
            if (bodies.size() == 2) {
                throw new IllegalStateException("no");
            }
        };
        poll();
        sandbox.update(idOf("bruno"), Map.of("status", "changed"));
        clock.goOnBy(TEN_SECONDS);

        poll();
        assertThat(bodies).hasSize(2);
        assertThat(empty).hasValue(0);
        poll();
        assertThat(bodies).hasSize(3);
        poll();

        assertThat(empty).hasValue(1);
    }

    private void listen(String options) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(options + BY_HAND)).routeId(ROUTE).process(exchange -> {
                    if (exchange.getMessage().getBody() == null) {
                        empty.incrementAndGet();
                    } else {
                        bodies.add(exchange.getMessage().getBody());
                        work.process(exchange);
                    }
                });
            }
        });
    }
}
