package com.cognipeer.camel.contacts.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanContextPropagationExtractor;
import org.apache.camel.telemetry.SpanContextPropagationInjector;
import org.apache.camel.telemetry.SpanLifecycleManager;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.Tracer;
import org.junit.jupiter.api.Test;

/** A tracer of Camel's, which finds the decorator by itself, and spans that keep what they are told. */
class ContactsInTracesTest extends SandboxRouteTest {

    private static final String OPERATION = "cognipeer.contacts.operation";
    private static final String RETRIES = "cognipeer.contacts.retries";
    private static final String EMAIL = "someone.private@example.com";
    private static final String GET = "cognipeer-contacts:get?email=" + EMAIL;

    private final RecordingTracer tracer = new RecordingTracer();

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().token("pat_canary").start();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        tracer.setCamelContext(camel);
        tracer.init(camel);
        return camel;
    }

    @Test
    void aSpanTellsTheOperationTheStatusAndTheRetries() {
        sandbox.insert(Map.of("email", EMAIL));

        send(GET, null);

        assertThat(sent().tags)
                .containsEntry(OPERATION, "get")
                .containsEntry(TagConstants.HTTP_STATUS, "200")
                .containsEntry(RETRIES, "0")
                .containsEntry(TagConstants.SERVER_ADDRESS, sandbox.baseUrl());
        assertThat(sent().failed).isFalse();
    }

    @Test
    void ofAnOperationOfSeveralRequestsItTellsTheirNumberAndNoRetries() {
        send("cognipeer-contacts:upsert", Map.of("email", EMAIL));

        assertThat(sent().tags)
                .containsEntry(OPERATION, "upsert")
                .containsEntry("cognipeer.contacts.requests", "2")
                .doesNotContainKey(RETRIES);
    }

    @Test
    void retriesAreToldOfSuccessAndOfFailure() {
        sandbox.faults().next(Fault.status(503), Fault.none(), Fault.status(503), Fault.status(503));

        send("cognipeer-contacts:list?maxRetries=1&retryDelay=1", null);
        send("cognipeer-contacts:list?maxRetries=1&retryDelay=1", null);

        assertThat(ofContacts()).extracting(span -> span.tags.get(RETRIES)).containsExactly("1", "1");
        assertThat(ofContacts())
                .extracting(span -> span.tags.get(TagConstants.HTTP_STATUS))
                .containsExactly("200", "503");
    }

    @Test
    void theOperationOfTheHeaderIsTheOneThatIsTold() {
        send("cognipeer-contacts:get", exchange -> exchange.getMessage()
                .setHeader(CognipeerContactsConstants.OPERATION, "LIST"));

        assertThat(sent().tags).containsEntry(OPERATION, "list");
    }

    @Test
    void aHeaderThatIsNoOperationIsNotTold() {
        send("cognipeer-contacts:get", exchange -> exchange.getMessage()
                .setHeader(CognipeerContactsConstants.OPERATION, EMAIL));

        assertThat(sent().tags).containsEntry(OPERATION, "get");
        assertThat(everythingTold()).doesNotContain("someone.private");
    }

    @Test
    void theUriIsToldWithoutItsQuery() {
        send(GET + "&integrationId=crm-4711", null);

        assertThat(sent().tags)
                .containsEntry("camel.uri", "cognipeer-contacts://get")
                .containsEntry(TagConstants.URL_PATH, "get")
                .doesNotContainKey(TagConstants.URL_QUERY);
        assertThat(everythingTold()).doesNotContain("someone.private", "crm-4711");
    }

    @Test
    void neitherHeadersNorBodiesAreTold() {
        send("cognipeer-contacts:create", exchange -> {
            exchange.getMessage().setHeader(CognipeerContactsConstants.EMAIL, "header.private@example.com");
            exchange.getMessage().setBody(Map.of("email", EMAIL, "phone", "+49 30 901820"));
        });

        assertThat(everythingTold()).contains("create").doesNotContain("private", "901820", "pat_canary");
    }

    @Test
    void aFailureIsToldWithItsStatusAndMessage() {
        sandbox.faults().always(request -> true, Fault.status(409, EMAIL + " is taken"));

        send(GET, null);

        assertThat(sent().failed).isTrue();
        assertThat(sent().tags).containsEntry(TagConstants.HTTP_STATUS, "409").containsKey(RETRIES);
        assertThat(sent().logged).singleElement().satisfies(event -> assertThat(event)
                .containsEntry("event", "error")
                .containsEntry("error.kind", "com.cognipeer.camel.contacts.client.InvalidContactException")
                .hasEntrySatisfying("message", message -> assertThat(message).contains("status 409")));
        assertThat(everythingTold()).doesNotContain("someone.private");
    }

    @Test
    void theStatusOfAnEarlierStepIsNotToldOfARequestThatWasNotSent() {
        send("cognipeer-contacts:get", exchange -> exchange.getMessage().setHeader("CamelHttpResponseCode", 204));

        assertThat(sent().failed).isTrue();
        assertThat(sent().tags).doesNotContainKeys(TagConstants.HTTP_STATUS, RETRIES);
    }

    @Test
    void theStatusOfAnEarlierStepIsNotToldOfAForeignFailureEither() {
        Endpoint list = context.getEndpoint("cognipeer-contacts:list");
        Exchange exchange = list.createExchange();
        exchange.getMessage().setHeader("CamelHttpResponseCode", 204);
        Recorded span = new Recorded("list");
        ContactsSpanDecorator decorator = new ContactsSpanDecorator();

        decorator.beforeTracingEvent(span, exchange, list);
        exchange.setException(new IllegalStateException("The producer is stopped"));
        decorator.afterTracingEvent(span, exchange);

        assertThat(span.failed).isTrue();
        assertThat(span.tags).doesNotContainKeys(TagConstants.HTTP_STATUS, RETRIES);
    }

    @Test
    void theWordsOfAForeignExceptionAreNotTold() throws Exception {
        consume("cognipeer-contacts:list?initialDelay=0", "direct:refuse");

        Recorded received = awaited(0);
        assertThat(received.failed).isTrue();
        assertThat(received.logged).anySatisfy(event -> assertThat(event)
                .containsEntry("error.kind", "java.lang.IllegalStateException")
                .containsEntry("message", "java.lang.IllegalStateException"));
        assertThat(received.logged.toString() + received.tags).doesNotContain("someone.private");
    }

    @Test
    void aConsumedContactIsNotToldTheStatusOfWhatItsRouteAsked() throws Exception {
        consume("cognipeer-contacts:list?initialDelay=0", GET);

        assertThat(awaited(1).tags).containsEntry(TagConstants.HTTP_STATUS, "200");
        assertThat(awaited(0).tags)
                .containsEntry(OPERATION, "list")
                .containsEntry("camel.uri", "cognipeer-contacts://list")
                .doesNotContainKeys(TagConstants.HTTP_STATUS, RETRIES);
    }

    private void consume(String from, String to) throws Exception {
        sandbox.insert(Map.of("email", EMAIL));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).to(to);
                from("direct:refuse").process(exchange -> {
                    throw new IllegalStateException(EMAIL + " is not liked");
                });
            }
        });
    }

    /** The span of the endpoint of contacts that began as the given one, once it is closed. */
    private Recorded awaited(int index) {
        await().until(() -> ofContacts().size() > index && ofContacts().get(index).closed);
        return ofContacts().get(index);
    }

    private Recorded sent() {
        return ofContacts().get(0);
    }

    private List<Recorded> ofContacts() {
        return tracer.spans.stream()
                .filter(span -> "cognipeer-contacts".equals(span.tags.get(TagConstants.URL_SCHEME)))
                .toList();
    }

    private String everythingTold() {
        return ofContacts().stream()
                .map(span -> span.name + span.component + span.tags + span.logged)
                .toList()
                .toString();
    }

    private static final class RecordingTracer extends Tracer {

        private final List<Recorded> spans = new CopyOnWriteArrayList<>();

        @Override
        protected void initTracer() {
            setSpanLifecycleManager(new SpanLifecycleManager() {
                @Override
                public Span create(String name, Span parent, SpanContextPropagationExtractor extractor) {
                    Recorded span = new Recorded(name);
                    spans.add(span);
                    return span;
                }

                @Override
                public void activate(Span span) {}

                @Override
                public void deactivate(Span span) {}

                @Override
                public void close(Span span) {
                    ((Recorded) span).closed = true;
                }

                @Override
                public void inject(Span span, SpanContextPropagationInjector injector, boolean includeTracing) {}
            });
        }
    }

    private static final class Recorded implements Span {

        private final String name;
        private final Map<String, String> tags = new ConcurrentHashMap<>();
        private final List<Map<String, String>> logged = new CopyOnWriteArrayList<>();
        private volatile String component;
        private volatile boolean failed;
        private volatile boolean closed;

        private Recorded(String name) {
            this.name = name;
        }

        @Override
        public void log(Map<String, String> fields) {
            logged.add(fields);
        }

        @Override
        public void setTag(String key, String value) {
            tags.put(key, value);
        }

        @Override
        public void setComponent(String component) {
            this.component = component;
        }

        @Override
        public void setError(boolean isError) {
            failed = isError;
        }
    }
}
