package com.cognipeer.camel.contacts.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoppingKameletsTest extends SandboxKameletTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @BeforeEach
    void storeContacts() {
        sandbox.seedContacts(3);
    }

    @Test
    void noThreadIsLeftWhenMainHasStopped() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        KameletRun run = KameletRun.against(sandbox)
                .from("cognipeer-contacts-source?mode=changes&delay=100")
                .through("cognipeer-contacts-upsert-sink")
                .start();
        run.send("{\"email\":\"ada@example.com\"}");
        await().atMost(PATIENCE).until(() -> run.received().size() >= 3);

        run.close();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> !before.contains(thread))
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.contains("ognipeer")));
    }

    @Test
    void aContactUnderWayIsRoutedToItsEnd() throws Exception {
        KameletRun run = KameletRun.against(sandbox);
        try (run) {
            run.routes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("kamelet:cognipeer-contacts-source")
                                    .process(run::receive)
                                    .to("kamelet:cognipeer-contacts-upsert-sink")
                                    .process(run::receive);
                        }
                    })
                    .start();
            await().atMost(PATIENCE).until(() -> !run.received().isEmpty());
        }

        assertThat(run.received().size() % 2).isZero();
    }
}
