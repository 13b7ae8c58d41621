package com.cognipeer.camel.contacts.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cognipeer.camel.contacts.client.LogCapture;
import com.cognipeer.camel.contacts.route.ShownContext;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

/** No option that a property gives, and no filter of a route, is in a line or a failure of the component. */
class CanariesInSpringBootTest extends BootTest {

    @Test
    void anApplicationThatConsumesLogsNone() {
        sandbox.insert(Map.of("email", "kanarya.ada@x.test", "name", "kanarya"));
        try (LogCapture log = new LogCapture()) {
            application
                    .withPropertyValues(PREFIX + "token=" + sandbox.token(), PREFIX + "hook-id=hook_kanarya")
                    .run(started -> started.getBean(CamelContext.class).addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("cognipeer-contacts:list?initialDelay=0&filter=RAW({\"name\":\"kanarya\"})")
                                    .to("log:contacts");
                        }
                    }));

            assertThat(log.lines())
                    .filteredOn(line -> line.logger().startsWith("com.cognipeer"))
                    .filteredOn(line -> line.level().isMoreSpecificThan(Level.INFO))
                    .isNotEmpty()
                    .noneMatch(line -> line.text().contains("kanarya"));
        }
    }

    @Test
    void anApplicationThatDoesNotStartShowsNone() {
        for (String[] properties : new String[][] {
            {"hookid2=kanarya"},
            {"base-url=http://kanarya:kanarya@127.0.0.1"},
            {"token=RAW(pat_kanarya"},
            {"hook-id=kanarya é"}
        }) {
            application
                    .withPropertyValues(PREFIX + "token=" + sandbox.token())
                    .withPropertyValues(PREFIX + properties[0])
                    .run(started -> {
                        Throwable failure = started.getStartupFailure();
                        if (failure == null) {
                            ProducerTemplate template =
                                    started.getBean(CamelContext.class).createProducerTemplate();
                            failure = catchThrowable(() -> template.send("cognipeer-contacts:list", exchange -> {}));
                        }
                        assertThat(failure).as(properties[0]).isNotNull();
                        assertThat(ShownContext.stackTraceOf(failure)).doesNotContain("kanarya");
                    });
        }
    }
}
