package com.cognipeer.camel.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;

/** In an application of its own, which is stopped when this is done. */
@QuarkusTest
@WithTestResource(SandboxServer.class)
@TestProfile(StoppingTest.Alone.class)
class StoppingTest {

    @Inject
    CamelContext context;

    @Inject
    ProducerTemplate camel;

    @Test
    void aStoppedContextLeavesNoConsumerAndNoThread() {
        var consumer =
                (ScheduledPollConsumer) context.getRoute("contact-changes").getConsumer();
        camel.requestBody("cognipeer-contacts:list", (Object) null);
        await().until(() -> consumer.getCounter() > 0);
        assertThat(threadsOfTheComponent()).isPositive();

        context.stop();

        assertThat(consumer.getStatus()).isEqualTo(ServiceStatus.Stopped);
        await().until(() -> threadsOfTheComponent() == 0);
    }

    private static long threadsOfTheComponent() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().toLowerCase(Locale.ROOT).replace("-", ""))
                .filter(name -> name.contains("cognipeercontacts"))
                .count();
    }

    public static class Alone implements QuarkusTestProfile {}
}
