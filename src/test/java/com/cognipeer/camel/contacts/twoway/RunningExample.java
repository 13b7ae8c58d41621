package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.ScheduledPollEndpoint;

/** The example's routes as they stand there. Nothing in them happens before the test says so, and then on its thread. */
final class RunningExample implements AutoCloseable {

    static final Path FOLDER = Path.of("examples/two-way");

    private static final String FROM_WORKSPACE = "from-workspace";
    /** Two reconciliations of a walk and two confirmations, and one that was under way. */
    private static final int MOST_PARTS = 9;

    private final Example example;

    /** @param sending learns the URI of each endpoint before a route sends to it, and the route with which that began */
    RunningExample(String baseUrl, String token, DataSource database, Map<String, String> properties, Sending sending)
            throws Exception {
        example = new Example(FOLDER, baseUrl, token, database, properties)
                .with("by-hand", new PollsByHand())
                .with("sending", new SendingEvents(sending))
                .start();
    }

    interface Sending {
        void to(String uri, String firstRoute);
    }

    /** Asks the workspace for changes. */
    void poll() {
        consumer().run();
    }

    /** Sends the customers whose row has changed. */
    void sendChanges() {
        run("from-crm");
    }

    /** Sends the customers whose row is gone. */
    void sendRemovals() {
        run("removed-from-crm");
    }

    /** Ends a reconciliation that is under way, and makes another. Each part needs a poll and some time before. */
    void reconcile(Runnable timeGoesOn) throws Exception {
        reconcileEvery(Duration.ofMillis(1));
        int ended = 0;
        for (int part = 0; part < MOST_PARTS && ended < 2; part++) {
            example.camel().getRouteController().stopRoute(FROM_WORKSPACE);
            timeGoesOn.run();
            example.camel().getRouteController().startRoute(FROM_WORKSPACE);
            poll();
            // A start forgets the result.
            ended += consumer().getLastReconciliationResult() == null ? 0 : 1;
        }
        reconcileEvery(Duration.ofDays(1));
    }

    private CognipeerContactsConsumer consumer() {
        return PolledRouteTest.consumerOf(example.camel(), FROM_WORKSPACE);
    }

    private void reconcileEvery(Duration interval) throws Exception {
        example.camel().getRouteController().stopRoute(FROM_WORKSPACE);
        ((CognipeerContactsEndpoint) example.camel().getRoute(FROM_WORKSPACE).getEndpoint())
                .setReconcileInterval(interval.toMillis());
        example.camel().getRouteController().startRoute(FROM_WORKSPACE);
    }

    long echoesSkipped() {
        return consumer().getOwnWritesSkipped();
    }

    private void run(String route) {
        DefaultConsumer timer =
                (DefaultConsumer) example.camel().getRoute(route).getConsumer();
        Exchange exchange = timer.createExchange(false);
        try {
            timer.getProcessor().process(exchange);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            timer.releaseExchange(exchange, false);
        }
    }

    @Override
    public void close() {
        example.close();
    }

    private static final class PollsByHand extends LifecycleStrategySupport {

        @Override
        public void onEndpointAdd(Endpoint endpoint) {
            if (endpoint instanceof ScheduledPollEndpoint polled) {
                polled.setStartScheduler(false);
            } else if (endpoint instanceof SedaEndpoint queue) {
                // A stop waits for so long.
                queue.setPollTimeout(10);
            }
        }
    }

    private static final class SendingEvents extends EventNotifierSupport {

        private final Sending sending;

        SendingEvents(Sending sending) {
            this.sending = sending;
        }

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event.getType() == CamelEvent.Type.ExchangeSending;
        }

        @Override
        public void notify(CamelEvent event) {
            CamelEvent.ExchangeSendingEvent sent = (CamelEvent.ExchangeSendingEvent) event;
            sending.to(sent.getEndpoint().getEndpointUri(), sent.getExchange().getFromRouteId());
        }
    }
}
