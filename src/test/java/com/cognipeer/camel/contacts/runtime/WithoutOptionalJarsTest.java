package com.cognipeer.camel.contacts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The component without the jars that meters, traces, health checks, the auto-configuration and the typed builder need. */
class WithoutOptionalJarsTest {

    private static final String OURS = CognipeerContactsComponent.class.getPackageName() + ".";
    private static final List<String> MISSING = List.of(
            "io.micrometer.",
            "org.apache.camel.telemetry.",
            "org.apache.camel.impl.health.",
            "org.springframework.",
            "org.apache.camel.builder.endpoint.");

    private final ContactsSandbox sandbox = ContactsSandbox.start();
    private final DefaultCamelContext camel = new DefaultCamelContext() {
        @Override
        protected HealthCheckRegistry createHealthCheckRegistry() {
            return null;
        }
    };
    private final ClassLoader without = new WithoutJars(getClass().getClassLoader());
    private Class<?> component;

    @BeforeEach
    void addComponent() throws Exception {
        // Camel looks there first for the configurers.
        Thread.currentThread().setContextClassLoader(without);
        component = without.loadClass(CognipeerContactsComponent.class.getName());
        camel.addComponent(
                "cognipeer-contacts", (Component) component.getConstructor().newInstance());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        Thread.currentThread().setContextClassLoader(without.getParent());
        sandbox.close();
    }

    @Test
    void theComponentIsTheOneWithoutThem() {
        assertThat(component).isNotSameAs(CognipeerContactsComponent.class);
        assertThat(camel.getComponent("cognipeer-contacts")).isExactlyInstanceOf(component);
        for (String absent : List.of(
                "io.micrometer.core.instrument.MeterRegistry",
                "org.apache.camel.telemetry.Span",
                "org.apache.camel.impl.health.AbstractHealthCheck",
                "org.apache.camel.builder.endpoint.AbstractEndpointBuilder")) {
            assertThatThrownBy(() -> without.loadClass(absent)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void aMessageIsSentAllTheSame() {
        sandbox.seedContacts(3);

        Exchange listed = camel.createProducerTemplate()
                .request(
                        "cognipeer-contacts:list?baseUrl=" + sandbox.baseUrl() + "&token=RAW(" + sandbox.token() + ")",
                        exchange -> {});

        assertThat(listed.getException()).isNull();
        assertThat(listed.getMessage().getBody(List.class)).hasSize(3);
    }

    @Test
    void aConsumerOfChangesRunsAllTheSame() throws Exception {
        sandbox.insertRaw(Map.of("name", "Ada", "modifiedDate", "2026-03-02T08:00:00Z"));
        CountDownLatch routed = new CountDownLatch(1);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?mode=changes&initialDelay=0&baseUrl=" + sandbox.baseUrl() + "&token=RAW("
                                + sandbox.token() + ")")
                        .process(exchange -> routed.countDown());
            }
        });

        assertThat(routed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Defines the classes of the component anew, so that what they name is looked for here. */
    private static final class WithoutJars extends ClassLoader {

        private WithoutJars(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (MISSING.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return name.startsWith(OURS) ? defined(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
