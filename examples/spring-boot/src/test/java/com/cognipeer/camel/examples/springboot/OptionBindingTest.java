package com.cognipeer.camel.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Applications that are started and closed again, each with options of its own. */
class OptionBindingTest {

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    @Test
    void aWrongTokenReachesTheApi() {
        try (ConfigurableApplicationContext application = start("--COGNIPEER_TOKEN=pat_wrong")) {
            Throwable failure = catchThrowable(() ->
                    application.getBean(ProducerTemplate.class).requestBody("cognipeer-contacts:list", (Object) null));

            assertThat(failure).hasRootCauseInstanceOf(ContactsAuthorizationException.class);
        }

        assertThat(sandbox.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.header("Authorization"))
                .isEqualTo("Bearer pat_wrong"));
    }

    @Test
    void anApplicationWithoutATokenDoesNotStart() {
        Throwable failure = catchThrowable(() -> start().close());

        assertThat(failure).rootCause().hasMessageContaining("COGNIPEER_TOKEN");
    }

    @Test
    void aMisspeltOptionFailsTheStart() {
        Throwable failure = catchThrowable(
                () -> start("--COGNIPEER_TOKEN=" + sandbox.token(), "--camel.component.cognipeer-contacts.max-retry=1")
                        .close());

        assertThat(failure)
                .rootCause()
                .hasMessageContaining("No option of the component: 'camel.component.cognipeer-contacts.max-retry'");
    }

    @Test
    void aBareTokenInAUriFailsWithTheRemedy() {
        try (ConfigurableApplicationContext application = start("--COGNIPEER_TOKEN=" + sandbox.token())) {
            Throwable failure = catchThrowable(() -> application
                    .getBean(ProducerTemplate.class)
                    .requestBody("cognipeer-contacts:list?token=a&b+c/=9", (Object) null));

            assertThat(failure)
                    .hasStackTraceContaining("camel.component.cognipeer-contacts.token")
                    .hasStackTraceContaining("RAW(");
            assertThat(failure.toString()).doesNotContain("b+", "c/=9");
        }
    }

    @Test
    void aClosedApplicationAsksForNothingMore() {
        try (ConfigurableApplicationContext application = start("--COGNIPEER_TOKEN=" + sandbox.token())) {
            await().until(() -> sandbox.requestCount() > 2);
        }

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("cognipeer")));
    }

    private ConfigurableApplicationContext start(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:mem:" + System.identityHashCode(this),
                "--contacts.changes.delay=50",
                "--camel.component.cognipeer-contacts.base-url=" + sandbox.baseUrl()));
        arguments.addAll(List.of(options));
        return SpringApplication.run(ContactsApplication.class, arguments.toArray(String[]::new));
    }
}
