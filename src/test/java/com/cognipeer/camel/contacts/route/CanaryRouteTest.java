package com.cognipeer.camel.contacts.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.client.LogCapture;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A route with a canary in every option, header and field that can hold an identifier or a part of a query, and a server that
 * repeats them. Then a search of the log, the exceptions, JMX, health and the console.
 */
public abstract class CanaryRouteTest extends SandboxRouteTest {

    protected static final String EMAIL = "kanarya.ada@x.test";
    protected static final String ID = "crm-kanarya";
    protected static final String FILTER = "{\"name\":\"kanarya name\",\"properties.kanarya\":{\"$exists\":false}}";
    protected static final String SORT = "properties.kanarya:1";
    protected static final String QUERY = "filter=RAW(" + FILTER + ")";
    protected static final String IDENTITY = "email=" + EMAIL + "&integrationId=" + ID;

    private static final String NAME = "kanarya name";
    private static final String REPEATED_ID =
            ", " + ID + ", CRM-KANARYA, " + URLEncoder.encode(EMAIL + "&" + ID, StandardCharsets.UTF_8);

    /** Attributes in which Camel itself shows the URI of an endpoint. No component can change them. */
    private static final Set<String> OF_CAMEL = Set.of("EndpointUri", "RouteProperties", "EndpointServiceMetadata");

    protected final List<Throwable> failures = new ArrayList<>();
    protected LogCapture log;

    @BeforeEach
    void capture() {
        log = new LogCapture();
    }

    @AfterEach
    void endCapture() {
        log.close();
    }

    @Override
    protected boolean useJmx() {
        return true;
    }

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder()
                .token("pat_kanarya")
                .hookId("hook_kanarya")
                .start();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        ShownContext.enableHealthChecks(camel);
        return camel;
    }

    @Override
    protected void configure(CognipeerContactsConfiguration configuration) {
        super.configure(configuration);
        configuration.setHookId("hook_kanarya");
        configuration.setMaxRetries(1);
        configuration.setRetryDelay(1);
        configuration.setMaxRetryDelay(1);
    }

    protected void consume(String uri, Processor work) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(work);
            }
        });
    }

    /** What the server answers, by the text that it repeats. The last one uses up the quota. */
    protected static List<Function<String, Fault>> answers() {
        List<Function<String, Fault>> answers = new ArrayList<>(List.of(
                echo -> Fault.none(),
                echo -> json(200, "{\"success\":false,\"error\":\"" + echo + "\"}"),
                echo -> json(200, "{\"success\":true,\"data\":{\"email\":\"other.kanarya@x.test\"}}"),
                echo -> json(200, "{\"success\":true,\"data\":{\"contact\":{\"email\":\"" + EMAIL + "\"}}}"),
                echo -> json(200, "{\"kanarya\":" + echo),
                echo -> Fault.answer(404, "text/html", "<html>" + echo),
                echo -> Fault.resetBeforeHandling(),
                echo -> Fault.loseAnswer()));
        for (int status : new int[] {400, 401, 403, 404, 409, 422, 500, 503}) {
            answers.add(echo -> json(status, "{\"message\":\"" + echo + "\"}"));
        }
        answers.add(echo -> json(429, "{\"message\":\"" + echo + "\"}").header("Retry-After", "3600"));
        return answers;
    }

    /** From now on the server answers so, and repeats of each request what that holds. */
    protected void answer(Function<String, Fault> answer) {
        sandbox.faults().clear();
        for (boolean id : new boolean[] {true, false}) {
            for (boolean name : new boolean[] {true, false}) {
                sandbox.faults()
                        .always(
                                request -> id == holds(request, ID) && name == holds(request, NAME),
                                answer.apply("not found, already exists: " + EMAIL + (id ? REPEATED_ID : "")
                                        + (name ? ", " + NAME : "") + " pat_kanarya hook_kanarya"));
            }
        }
    }

    private static boolean holds(RecordedRequest request, String value) {
        return request.target().contains(value) || request.body().contains(value);
    }

    private static Fault json(int status, String body) {
        return Fault.answer(status, "application/json", body);
    }

    protected static Map<String, Object> contact() {
        return Map.of("email", EMAIL, "integrationId", ID, "name", "kanarya name");
    }

    protected void assertNothingIsLoggedOrThrown() {
        assertThat(log.lines())
                .filteredOn(line -> line.logger().startsWith("com.cognipeer"))
                .filteredOn(line -> line.level().isMoreSpecificThan(Level.INFO))
                .noneMatch(line -> isCanary(line.text()));
        assertThat(failures).allSatisfy(failure -> assertThat(
                        ShownContext.stackTraceOf(failure).toLowerCase(Locale.ROOT))
                .doesNotContain("kanarya"));
    }

    /** @return what is shown */
    protected List<String> assertNothingIsShown() throws Exception {
        assertNothingIsLoggedOrThrown();
        ShownContext visible = new ShownContext(context);
        List<String> shown = visible.texts();
        visible.jmx().stream()
                .filter(attribute -> OF_CAMEL.stream().noneMatch(name -> attribute.contains(" " + name + "=")))
                .forEach(shown::add);
        assertThat(shown).hasSizeGreaterThan(100).noneMatch(CanaryRouteTest::isCanary);
        return shown;
    }

    private static boolean isCanary(String text) {
        return text.toLowerCase(Locale.ROOT).contains("kanarya");
    }
}
