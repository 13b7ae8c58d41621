package com.cognipeer.camel.contacts.route;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route whose consumer polls when the test says so, on the thread of the test, by a server whose clock the test sets. */
public abstract class PolledRouteTest extends SandboxRouteTest {

    public static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    public static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    public static final String ROUTE = "polled";

    protected final MapStateRepository positions = new MapStateRepository();
    protected final PollFailures failures = new PollFailures();
    protected final List<Routed> routed = new CopyOnWriteArrayList<>();
    /** What the route does with a contact after it was noted down. */
    protected volatile Processor work = exchange -> {};
    /** Set before the sandbox starts, which is before any field of this class is. */
    protected TestClock clock;

    @Override
    protected final ContactsSandbox startSandbox() {
        clock = new TestClock(MORNING);
        return settings(ContactsSandbox.builder().clock(clock)).start();
    }

    protected SandboxBuilder settings(SandboxBuilder builder) {
        return builder;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        return prepare(super.createCamelContext());
    }

    private CamelContext prepare(CamelContext camel) {
        camel.getRegistry().bind("positions", positions);
        camel.getRegistry().bind("failures", failures);
        return camel;
    }

    /** Another context, as after a restart of the process: only the sandbox and the stored positions are the same. */
    protected CamelContext anotherContext() {
        CamelContext camel = new DefaultCamelContext();
        prepareAll(camel);
        return camel;
    }

    /** Starts the context again after a stop, which has left nothing of its registry and components. */
    protected void startAgain() {
        prepareAll(context);
        context.start();
    }

    private void prepareAll(CamelContext camel) {
        prepare(camel);
        configure(camel.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration());
    }

    /** Adds the route, whose position is stored and which polls by {@link #poll()} only. */
    protected void consume(String options) throws Exception {
        context.addRoutes(polled(ROUTE, options + "&stateRepository=#positions&startScheduler=false"));
    }

    protected RouteBuilder polled(String id, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(options)).routeId(id).process(PolledRouteTest.this::noteAndWork);
            }
        };
    }

    public static String uri(String options) {
        return "cognipeer-contacts:list?pollStrategy=#failures&exceptionHandler=#failures&" + options;
    }

    protected void noteAndWork(Exchange exchange) throws Exception {
        routed.add(Routed.of(exchange));
        work.process(exchange);
    }

    /** Polls once and tells what that came to. */
    protected Poll poll() {
        return poll(context, ROUTE);
    }

    protected Poll poll(CamelContext camel, String routeId) {
        int before = routed.size();
        int failed = failures.ofPolls.size();
        sandbox.clearRequests();
        consumerOf(camel, routeId).run();
        return new Poll(
                List.copyOf(routed.subList(before, routed.size())),
                failures.ofPolls.size() > failed ? failures.ofPolls.get(failed) : null,
                sandbox.requestCount(),
                sandbox.requests());
    }

    protected CognipeerContactsConsumer polled() {
        return consumerOf(context, ROUTE);
    }

    public static CognipeerContactsConsumer consumerOf(CamelContext camel, String routeId) {
        return (CognipeerContactsConsumer) camel.getRoute(routeId).getConsumer();
    }

    /** Inserts contacts of these names, a second apart. */
    protected void insert(String... names) {
        for (String name : names) {
            sandbox.insert(Map.of("name", name));
            clock.goOnBy(Duration.ofSeconds(1));
        }
    }

    /** Inserts a contact as written at a time of the test's choice; its {@code _id} tells. */
    protected String insertAt(Instant modified, String name) {
        return sandbox.insertRaw(
                Map.of("name", name, "createdDate", modified.toString(), "modifiedDate", modified.toString()));
    }

    protected String idOf(String name) {
        return sandbox.contacts().stream()
                .filter(contact -> name.equals(contact.get("name")))
                .findFirst()
                .orElseThrow()
                .get("_id")
                .toString();
    }

    protected List<String> names() {
        return routed.stream().map(Routed::name).toList();
    }

    /** One contact as it came into the route. */
    public record Routed(
            String id,
            String name,
            String version,
            long index,
            boolean last,
            long total,
            int batchIndex,
            int batchSize,
            boolean batchComplete) {

        /** A report of a contact that is gone has none. */
        private static final long NO_TOTAL = -1;

        public static Routed of(Exchange exchange) {
            Message message = exchange.getMessage();
            return new Routed(
                    message.getHeader(CognipeerContactsConstants.ID, String.class),
                    message.getBody(Contact.class).getName(),
                    message.getHeader(CognipeerContactsConstants.VERSION, String.class),
                    message.getHeader(CognipeerContactsConstants.INDEX, Long.class),
                    message.getHeader(CognipeerContactsConstants.LAST, Boolean.class),
                    message.getHeader(CognipeerContactsConstants.TOTAL, NO_TOTAL, Long.class),
                    exchange.getProperty(Exchange.BATCH_INDEX, Integer.class),
                    exchange.getProperty(Exchange.BATCH_SIZE, Integer.class),
                    exchange.getProperty(Exchange.BATCH_COMPLETE, Boolean.class));
        }
    }

    /**
     * One poll.
     *
     * @param routed       what came into the route
     * @param failure      what it failed with; null when it did not
     * @param requestCount how many requests it cost
     * @param requests     these requests, where they are recorded
     */
    public record Poll(List<Routed> routed, Throwable failure, long requestCount, List<RecordedRequest> requests) {

        public List<String> names() {
            return routed.stream().map(Routed::name).toList();
        }
    }
}
