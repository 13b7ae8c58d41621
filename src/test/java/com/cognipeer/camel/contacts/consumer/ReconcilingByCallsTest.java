package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.model.Contact;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls of pollEnrich get reports of what is gone too, one for each call. */
class ReconcilingByCallsTest extends ReconcilingRouteTest {

    private static final int CALLS = 40;

    private volatile boolean fails;

    @BeforeEach
    void addRoute() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:next")
                        .errorHandler(noErrorHandler())
                        .pollEnrich(uri(RECONCILING + "&stateRepository=#positions&delay=1"), 0)
                        .filter(body().isInstanceOf(Contact.class))
                        .process(ReconcilingByCallsTest.this::tell)
                        .process(exchange -> {
                            if (fails) {
                                throw new IllegalStateException("the work failed");
                            }
                        });
            }
        });
        insert("ada", "bruno", "carla", "dora");
        clock.goOnBy(TEN_SECONDS);
        callUntilTold(4);
        told.clear();
    }

    @Test
    void eachContactThatIsGoneIsReportedByOneCall() {
        List<String> gone = List.of(idOf("bruno"), idOf("dora"));
        gone.forEach(sandbox::delete);

        callUntilTold(2);
        callOn();

        assertThat(told)
                .containsExactlyElementsOf(
                        gone.stream().map(id -> id + " deleted").toList());
    }

    @Test
    void aReportWhoseExchangeFailedComesAgain() {
        String gone = idOf("bruno");
        sandbox.delete(gone);
        fails = true;
        callUntilTold(2);
        assertThat(told).containsOnly(gone + " deleted");

        fails = false;
        told.clear();
        callUntilTold(1);
        callOn();

        assertThat(told).containsExactly(gone + " deleted");
    }

    private void callUntilTold(int count) {
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            send("direct:next", "");
            return told.size() >= count;
        });
    }

    private void callOn() {
        for (int i = 0; i < CALLS; i++) {
            send("direct:next", "");
        }
    }
}
