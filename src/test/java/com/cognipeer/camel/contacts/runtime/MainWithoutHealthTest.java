package com.cognipeer.camel.contacts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

/** Camel Main does not bring camel-health, so an application may have no such jar. */
class MainWithoutHealthTest {

    private static final String JAR = "camel-health-";

    @Test
    void anApplicationConsumesAndSends() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (ContactsSandbox sandbox = ContactsSandbox.start().seedContacts(3);
                URLClassLoader without = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(without);
            assertThatThrownBy(() -> without.loadClass("org.apache.camel.impl.health.AbstractHealthCheck"))
                    .isInstanceOf(ClassNotFoundException.class);

            Callable<?> application = (Callable<?>) without.loadClass(Application.class.getName())
                    .getConstructor(String.class, String.class)
                    .newInstance(sandbox.baseUrl(), sandbox.token());

            assertThat(application.call()).isEqualTo(List.of("consumed 3", "listed 3"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static URL[] classPath() {
        List<String> all = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        assertThat(all).anyMatch(entry -> entry.contains(JAR));
        return all.stream()
                .filter(entry -> !entry.contains(JAR))
                .map(MainWithoutHealthTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs with classes of its own, all of which come from that class path. */
    public static final class Application implements Callable<List<String>> {

        private final Main main = new Main();
        private final CountDownLatch consumed = new CountDownLatch(3);

        public Application(String baseUrl, String token) {
            main.addInitialProperty("camel.component.cognipeer-contacts.base-url", baseUrl);
            main.addInitialProperty("camel.component.cognipeer-contacts.token", token);
            main.configure().setAutoConfigurationLogSummary(false);
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("cognipeer-contacts:list?mode=snapshot&initialDelay=0")
                            .process(exchange -> consumed.countDown());
                    from("direct:list").to("cognipeer-contacts:list");
                }
            });
        }

        @Override
        public List<String> call() throws Exception {
            main.start();
            try {
                boolean all = consumed.await(30, TimeUnit.SECONDS);
                List<?> listed = main.getCamelTemplate().requestBody("direct:list", null, List.class);
                return Stream.of("consumed " + (all ? 3 : 3 - consumed.getCount()), "listed " + listed.size())
                        .toList();
            } finally {
                main.stop();
            }
        }
    }
}
