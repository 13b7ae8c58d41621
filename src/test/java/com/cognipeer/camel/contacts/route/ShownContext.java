package com.cognipeer.camel.contacts.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.spi.EndpointServiceLocation;

/** All that a CamelContext shows to people outside, beside its log and its exceptions. */
public final class ShownContext {

    private final CamelContext context;

    public ShownContext(CamelContext context) {
        this.context = context;
    }

    /** Switches on the health checks of consumers and producers, before the start. */
    public static void enableHealthChecks(CamelContext camel) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel);
        registry.register(registry.resolveById("consumers"));
        HealthCheckRepository producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(true);
        registry.register(producers);
    }

    public static String stackTraceOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Endpoints, health, the developer console, names of threads. */
    public List<String> texts() {
        List<String> shown = new ArrayList<>();
        for (Endpoint endpoint : context.getEndpoints()) {
            shown.add(endpoint.toString());
            if (endpoint instanceof EndpointServiceLocation location) {
                shown.add(location.getServiceUrl() + location.getServiceMetadata());
            }
        }
        shown.addAll(health());
        shown.addAll(console());
        Thread.getAllStackTraces().keySet().forEach(thread -> shown.add(thread.getName()));
        return shown;
    }

    /** The names of all objects of Camel in JMX, and their attributes: {@code name attribute=value}. */
    public List<String> jmx() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> values = new ArrayList<>();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            values.add(name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    values.add(name + " " + attribute.getName() + "=" + server.getAttribute(name, attribute.getName()));
                } catch (JMException | RuntimeException unreadable) {
                    values.add(stackTraceOf(unreadable));
                }
            }
        }
        return values;
    }

    private List<String> health() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        List<String> told = new ArrayList<>();
        registry.stream()
                .filter(check ->
                        check.getId().contains("ontacts") || check.getGroup().equals("camel"))
                .map(HealthCheck::call)
                .forEach(result -> {
                    told.add(result.toString() + result.getMessage() + result.getDetails());
                    result.getError().ifPresent(error -> told.add(stackTraceOf(error)));
                });
        assertThat(registry.stream().map(HealthCheck::getId))
                .anyMatch(id -> id.startsWith("consumer:"))
                .anyMatch(id -> id.startsWith("producer:"));
        return told;
    }

    private List<String> console() {
        DevConsole console = context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("cognipeer-contacts");
        List<String> told = List.of(
                console.call(DevConsole.MediaType.TEXT, Map.of()).toString(),
                console.call(DevConsole.MediaType.JSON, Map.of()).toString());
        assertThat(told).allSatisfy(text -> assertThat(text).contains("cognipeer-contacts"));
        return told;
    }
}
