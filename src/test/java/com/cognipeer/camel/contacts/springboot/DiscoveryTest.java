package com.cognipeer.camel.contacts.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ComponentCustomizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A whole application finds the auto-configuration by the jar alone, and leaves nothing behind. */
class DiscoveryTest {

    private static final Predicate<Thread> OURS = thread -> thread.getName().contains("cognipeer");

    private final ContactsSandbox sandbox = ContactsSandbox.start().seedContacts(2);
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    @Configuration
    @EnableAutoConfiguration
    static class ConsumingApplication {

        @Bean
        RouteBuilder contacts() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("cognipeer-contacts:list?delay=10").to("mock:contacts");
                }
            };
        }
    }

    @Test
    void theJarOnTheClassPathIsEnough() {
        try (ConfigurableApplicationContext started = start()) {
            await().until(() -> sandbox.requestCount() > 1);
        }

        assertThat(sandbox.requests()).allSatisfy(request -> assertThat(request.header("Authorization"))
                .isEqualTo("Bearer " + sandbox.token()));
    }

    @Test
    void nothingIsLeftOfAnApplicationThatIsClosed() {
        try (ConfigurableApplicationContext started = start()) {
            await().until(() -> threads().stream().anyMatch(OURS));
        }

        await().untilAsserted(() -> assertThat(threads()).filteredOn(OURS).isEmpty());
    }

    private Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .collect(Collectors.toSet());
    }

    @Test
    void withoutCamelOfSpringBootItIsInert() {
        new ApplicationContextRunner()
                .withClassLoader(new FilteredClassLoader("org.apache.camel.spring"))
                .withConfiguration(AutoConfigurations.of(CognipeerContactsComponentAutoConfiguration.class))
                .withPropertyValues("camel.component.cognipeer-contacts.tokn=pat_x")
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .doesNotHaveBean(ComponentCustomizer.class)
                        .doesNotHaveBean(CognipeerContactsComponentConfiguration.class));
    }

    private ConfigurableApplicationContext start() {
        SpringApplication spring = new SpringApplication(ConsumingApplication.class);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setDefaultProperties(Map.of(
                "camel.component.cognipeer-contacts.base-url", sandbox.baseUrl(),
                "camel.component.cognipeer-contacts.token", sandbox.token()));
        return spring.run();
    }
}
