package com.cognipeer.camel.contacts.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.LogLines;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.apache.camel.Producer;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of ours shows the query of a URI: no line, no name, no text of an object. */
class NoQueryIsShownTest extends SandboxRouteTest {

    @Override
    protected boolean useJmx() {
        return true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=RAW(pat_AAAA)CANARY)",
                "token=RAW{pat_AAAA&CANARY}",
                "token=RAW{pat_AAAA}CANARY}",
                "token=pat_CANARY",
                "token=RAW(pat_AAAA)&hookId=hook_CANARY",
                "hookId=RAW(hook_A)CANARY)",
                "stateKey=mine&filter=RAW({\"email\":\"CANARY@x.test\"})",
                "sort=CANARY:1",
                "filter=RAW({\"a\":\"b)CANARY\"})&mode=changes"
            })
    void whateverStandsInIt(String query) throws Exception {
        String sorted = query.startsWith("sort") ? query : query + "&limit=7";
        try (LogLines log = new LogLines()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("cognipeer-contacts:list?startScheduler=false&" + sorted)
                            .routeId("shown")
                            .to("mock:consumed");
                    from("direct:contacts")
                            .routeId("producing")
                            .to("cognipeer-contacts:get?onNotFound=empty&"
                                    + (query.contains("token") ? query : "email=CANARY@x.test"));
                }
            });

            List<String> shown = new ArrayList<>();
            Stream.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR)
                    .forEach(level -> log.at(level).forEach(line -> shown.add(line)));
            Route route = context.getRoute("shown");
            shown.add(route.getConsumer().toString());
            shown.add(route.getEndpoint().toString());
            context.getEndpoints().stream()
                    .filter(endpoint -> endpoint.getEndpointUri().startsWith("cognipeer"))
                    .forEach(endpoint -> {
                        shown.add(endpoint.toString());
                        shown.add(endpoint.getEndpointKey());
                    });
            context.getRoute("producing").getServices().stream()
                    .filter(Producer.class::isInstance)
                    .forEach(producer -> shown.add(producer.toString()));
            for (ObjectName name : ManagementFactory.getPlatformMBeanServer()
                    .queryNames(
                            new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",*"), null)) {
                shown.add(name.toString());
            }
            Thread.getAllStackTraces().keySet().forEach(thread -> shown.add(thread.getName()));

            assertThat(shown)
                    .anyMatch(text -> text.contains("type=endpoints") && text.contains("cognipeer-contacts://list"))
                    .noneMatch(text -> text.contains("CANARY") || text.contains("hook_"));
            if (!query.startsWith("sort")) {
                assertThat(log.at(Level.INFO)).anyMatch(line -> line.contains("Consumer of route shown (mode="));
            }
        }
    }
}
