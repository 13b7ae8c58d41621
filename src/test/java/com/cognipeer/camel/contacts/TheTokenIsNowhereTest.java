package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.cognipeer.camel.contacts.route.ShownContext;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;

/** A canary for a token, every logger at its finest level, successes and failures, and then a search of all that shows. */
class TheTokenIsNowhereTest extends SandboxRouteTest {

    private static final String CANARY = "pat_canary&%+=/9";
    private static final String CANARY_PART = "canary";
    private static final String EMAIL = "someone.private@example.com";

    private final List<String> shown = new ArrayList<>();
    private final Queue<LogEvent> logged = new ConcurrentLinkedQueue<>();

    @Override
    protected boolean useJmx() {
        return true;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        ShownContext.enableHealthChecks(camel);
        return camel;
    }

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().token(CANARY).start();
    }

    @Override
    protected void configure(CognipeerContactsConfiguration configuration) {
        super.configure(configuration);
        configuration.setHookId("hook_canary");
        configuration.setMaxRetries(2);
        configuration.setRetryDelay(1);
        configuration.setMaxRetryDelay(2);
        configuration.setRequestsPerMinute(1000);
    }

    @Test
    void aTokenOfTheComponentIsShownByNothingAtAnyLevel() throws Exception {
        runRoutes("");

        shown.addAll(
                context.getEndpoints().stream().map(Endpoint::getEndpointUri).toList());
        assertThat(everythingShown(event -> true))
                .hasSizeGreaterThan(1000)
                .noneMatch(text -> text.contains(CANARY_PART));
    }

    /** Camel's core prints URIs as they were written at DEBUG and TRACE, before a component is asked anything. */
    @Test
    void aTokenInAUriIsShownByNothingButTheCoresOwnDebugging() throws Exception {
        configurationOfTheComponent().setToken(null);

        runRoutes("&token=RAW(" + CANARY + ")");

        assertThat(everythingShown(event -> event.getLevel().isMoreSpecificThan(Level.INFO)
                        || event.getLoggerName().startsWith("com.cognipeer")
                        || event.getLoggerName().startsWith("org.apache.hc")))
                .hasSizeGreaterThan(500)
                .noneMatch(text -> text.contains(CANARY_PART));
    }

    @Test
    void noEmailAddressIsLoggedAtInfoOrAbove() throws Exception {
        runRoutes("");

        assertThat(logged)
                .filteredOn(event -> event.getLevel().isMoreSpecificThan(Level.INFO))
                .isNotEmpty()
                .extracting(TheTokenIsNowhereTest::textOf)
                .noneMatch(text -> text.contains("someone.private"));
    }

    @Test
    void noExceptionShowsAnEmailAddressThatTheServerRepeats() {
        sandbox.insert(Map.of("email", EMAIL));
        sandbox.faults()
                .next(Fault.answer(
                        409,
                        "application/json",
                        ("{\"message\":\"" + EMAIL + " is taken, said " + CANARY + "\"}").getBytes()));

        Exchange refused = send("cognipeer-contacts:create", Map.of("email", EMAIL));

        assertThat(refused.getException()).hasMessage("create failed with status 409: <e-mail> is taken, said xxxxxx");
    }

    private CognipeerContactsConfiguration configurationOfTheComponent() {
        return context.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
    }

    /** What anyone can see from outside: logs, exceptions, endpoints, JMX, health, the developer console, names of threads. */
    private List<String> everythingShown(Predicate<LogEvent> ofTheLog) throws Exception {
        ShownContext context = new ShownContext(this.context);
        shown.addAll(context.texts());
        shown.addAll(context.jmx());
        logged.stream().filter(ofTheLog).forEach(event -> shown.add(textOf(event)));
        return shown;
    }

    private void runRoutes(String credentials) throws Exception {
        try (AutoCloseable capture = captureEverything(logged)) {
            runRoutesLogged(credentials);
        }
    }

    private void runRoutesLogged(String credentials) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?initialDelay=0&delay=20" + credentials)
                        .to("mock:consumed");
            }
        });
        sandbox.insert(Map.of("email", EMAIL));
        getMockEndpoint("mock:consumed").expectedMinimumMessageCount(1);
        getMockEndpoint("mock:consumed").assertIsSatisfied();
        String query = credentials.replaceFirst("&", "?");
        send("cognipeer-contacts:list" + query, null);
        send("cognipeer-contacts:create" + query, Map.of("email", "x" + EMAIL));
        for (Fault fault : List.of(
                Fault.status(401),
                Fault.status(404),
                Fault.status(500),
                Fault.resetBeforeHandling(),
                Fault.loseAnswer())) {
            sandbox.faults().always(request -> true, fault);
            Exchange failed = send("cognipeer-contacts:get?email=" + EMAIL + credentials, null);
            shown.add(ShownContext.stackTraceOf(failed.getException()));
            shown.add(failed.getException().toString());
            assertThat(ShownContext.stackTraceOf(failed.getException())).doesNotContain("someone.private");
        }
        await().until(() -> sandbox.requestCount() > 20);
        sandbox.faults().clear();
    }

    private static String textOf(LogEvent event) {
        return event.getThreadName() + " " + event.getLoggerName() + " "
                + event.getMessage().getFormattedMessage()
                + (event.getThrown() == null ? "" : ShownContext.stackTraceOf(event.getThrown()));
    }

    /** Every logger at ALL into the queue, and nothing of it to the console. */
    private static AutoCloseable captureEverything(Queue<LogEvent> events) {
        LoggerContext loggers = (LoggerContext) LogManager.getContext(false);
        Configuration configuration = loggers.getConfiguration();
        AbstractAppender appender = new AbstractAppender("canary", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                events.add(event.toImmutable());
            }
        };
        appender.start();
        Map<String, org.apache.logging.log4j.core.Appender> usual =
                Map.copyOf(configuration.getRootLogger().getAppenders());
        usual.keySet().forEach(configuration.getRootLogger()::removeAppender);
        List<LoggerConfig> changed = List.copyOf(configuration.getLoggers().values());
        Map<LoggerConfig, Level> levels = new java.util.HashMap<>();
        for (LoggerConfig logger : changed) {
            levels.put(logger, logger.getLevel());
            logger.setLevel(Level.ALL);
        }
        configuration.getRootLogger().addAppender(appender, Level.ALL, null);
        loggers.updateLoggers();
        return () -> {
            configuration.getRootLogger().removeAppender("canary");
            usual.values().forEach(back -> configuration.getRootLogger().addAppender(back, null, null));
            levels.forEach(LoggerConfig::setLevel);
            loggers.updateLoggers();
        };
    }
}
