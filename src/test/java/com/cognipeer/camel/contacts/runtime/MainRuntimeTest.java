package com.cognipeer.camel.contacts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.address.BareToken;
import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.MainSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an engine of the family of Camel Main does with the jar on its class path, and properties. */
public abstract class MainRuntimeTest {

    private static final String TOKEN = "a&b%+c/=9";
    private static final String ON_COMPONENT = "camel.component.cognipeer-contacts.token";
    private static final Map<String, String> NOTHING = Map.of();

    private final ContactsSandbox sandbox =
            ContactsSandbox.builder().token(TOKEN).hookId("hook-1").start().seedContacts(2);
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();
    private final MainSupport main = engine();

    protected abstract MainSupport engine();

    @AfterEach
    void stop() {
        main.stop();
        sandbox.close();
    }

    static Stream<Map.Entry<String, Map<String, String>>> documentedWays() {
        String list = "- from: {uri: cognipeer-contacts:list, %s steps: [{to: mock:contacts}]}";
        return Stream.of(
                Map.entry(list.formatted(""), Map.of(ON_COMPONENT, TOKEN)),
                Map.entry(list.formatted(""), Map.of(ON_COMPONENT, "{{other.token}}", "other.token", TOKEN)),
                Map.entry(list.formatted("parameters: {token: 'a&b%+c/=9'},"), NOTHING),
                Map.entry(list.formatted("parameters: {token: '{{other.token}}'},"), Map.of("other.token", TOKEN)),
                Map.entry(
                        "- from: {uri: 'cognipeer-contacts:list?token=RAW(a&b%+c/=9)', steps: [{to: mock:contacts}]}",
                        NOTHING),
                Map.entry(
                        "- from: {uri: 'cognipeer-contacts:list?token=RAW({{other.token}})', steps: [{to: mock:contacts}]}",
                        Map.of("other.token", TOKEN)));
    }

    @ParameterizedTest
    @MethodSource("documentedWays")
    void aTokenOfAnyCharactersArrivesAsItIs(Map.Entry<String, Map<String, String>> way) throws Exception {
        start(way.getKey(), way.getValue());

        await().until(() -> sandbox.requestCount() > 0);
        assertThat(sandbox.requests()).allSatisfy(request -> assertThat(request.header("Authorization"))
                .isEqualTo("Bearer " + TOKEN));
    }

    @Test
    void aBareTokenInAUriFailsWithTheWayOutAndIsNotShown() {
        Throwable failure = catchThrowable(() -> start(
                "- from: {uri: 'cognipeer-contacts:list?token=" + BareToken.TOKEN + "', steps: [{to: mock:contacts}]}",
                NOTHING));

        assertThat(failure).rootCause().hasMessageContaining(ON_COMPONENT).hasMessageContaining("token=RAW(...)");
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("b%", "c/=9");
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void aWrongTokenReachesTheApi() throws Exception {
        CamelContext camel = start(
                "- from: {uri: direct:list, steps: [{to: cognipeer-contacts:list}]}",
                Map.of(ON_COMPONENT, "pat_wrong"));

        Exception failure = camel.createProducerTemplate()
                .request("direct:list", exchange -> {})
                .getException();

        assertThat(failure).isInstanceOf(ContactsAuthorizationException.class);
        assertThat(sandbox.requests()).singleElement().satisfies(request -> assertThat(request.header("Authorization"))
                .isEqualTo("Bearer pat_wrong"));
    }

    @Test
    void nothingIsLeftOfAnApplicationThatHasStopped() throws Exception {
        start(
                "- from: {uri: cognipeer-contacts:list, parameters: {delay: 10}, steps: [{to: mock:contacts}]}",
                Map.of(ON_COMPONENT, TOKEN));
        await().until(() -> sandbox.requestCount() > 2);

        main.stop();

        long requests = sandbox.requestCount();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("cognipeer") && !name.contains("sandbox")));
        assertThat(sandbox.requestCount()).isEqualTo(requests);
    }

    private CamelContext start(String routes, Map<String, String> properties) throws Exception {
        main.addInitialProperty("camel.component.cognipeer-contacts.base-url", sandbox.baseUrl());
        main.addInitialProperty("camel.component.cognipeer-contacts.hook-id", "hook-1");
        properties.forEach(main::addInitialProperty);
        main.configure().setAutoConfigurationLogSummary(false);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                PluginHelper.getRoutesLoader(getContext()).loadRoutes(ResourceHelper.fromString("routes.yaml", routes));
            }
        });
        main.start();
        return main.getCamelContext();
    }
}
