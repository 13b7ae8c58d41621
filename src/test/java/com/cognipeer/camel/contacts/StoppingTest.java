package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.ServiceStatus;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoppingTest extends SandboxRouteTest {

    /** A stop that had to be forced would take this long, and be known by it. */
    private static final int SHUTDOWN_TIMEOUT_SECONDS = 60;

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger routed = new AtomicInteger();

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().maxLimit(20).start();
    }

    @BeforeEach
    void storeContacts() {
        context.getShutdownStrategy().setTimeout(SHUTDOWN_TIMEOUT_SECONDS);
        sandbox.seedContacts(45);
    }

    @Test
    void withCompleteAllTasksThePageAtHandIsRoutedToItsEnd() throws Exception {
        context.addRoutes(consuming("delay=10", exchange -> {
            if (routed.incrementAndGet() == 5) {
                reached.countDown();
                goOn.await(30, TimeUnit.SECONDS);
            }
        }));
        reached.await(30, TimeUnit.SECONDS);

        stopWhile(() -> {
            await().until(() ->
                    ((ScheduledPollConsumer) context.getRoute("consume").getConsumer()).isSuspended());
            goOn.countDown();
        });

        assertThat(routed).hasValue(20);
    }

    @Test
    void aContactThatFailedDoesNotHoldUpAStop() throws Exception {
        context.addRoutes(consuming("delay=1h", exchange -> {
            reached.countDown();
            throw new IllegalStateException("poison");
        }));
        reached.await(30, TimeUnit.SECONDS);
        await().until(() ->
                !((ScheduledPollConsumer) context.getRoute("consume").getConsumer()).isPolling());

        stopWhile(() -> {});
    }

    @Test
    void aSendAfterTheComponentWasRestartedFailsInsteadOfWaitingForEver() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("cognipeer-contacts:list");
            }
        });
        send("direct:list", null);
        context.getComponent("cognipeer-contacts").stop();
        context.getComponent("cognipeer-contacts").start();

        Exchange sent = template.asyncSend("direct:list", exchange -> {}).get(30, TimeUnit.SECONDS);

        assertThat(sent.getException())
                .isInstanceOf(ContactsTransportException.class)
                .hasMessageContaining("the client was closed");
    }

    @Test
    void aStoppedProducerSaysSo() throws Exception {
        Producer producer = context.getEndpoint("cognipeer-contacts:list").createProducer();
        producer.start();
        producer.stop();
        Exchange exchange = producer.getEndpoint().createExchange();

        producer.process(exchange);

        assertThat(exchange.getException()).hasMessageContaining("is stopped");
    }

    private RouteBuilder consuming(String options, Processor processor) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?initialDelay=0&" + options)
                        .routeId("consume")
                        .shutdownRunningTask(ShutdownRunningTask.CompleteAllTasks)
                        .process(processor);
            }
        };
    }

    /** Stops the route on a thread of its own and waits until it has stopped without being forced. */
    private void stopWhile(Runnable meanwhile) throws Exception {
        Thread stopper = new Thread(() -> {
            try {
                context.getRouteController().stopRoute("consume");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        stopper.start();
        meanwhile.run();
        stopper.join(TimeUnit.SECONDS.toMillis(SHUTDOWN_TIMEOUT_SECONDS / 2));
        assertThat(stopper.isAlive()).isFalse();
        assertThat(context.getRouteController().getRouteStatus("consume")).isEqualTo(ServiceStatus.Stopped);
    }
}
