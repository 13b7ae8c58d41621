package com.cognipeer.camel.contacts.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A process that starts a CamelContext once, tells what that took, and ends. */
public final class ColdStart {

    static final String FIGURES = "figures ";

    private static final String OPTIONS = "?token=pat_bench&baseUrl=";

    private ColdStart() {}

    /** @param args what to start, and where the API is */
    public static void main(String[] args) throws Exception {
        long begun = System.nanoTime();
        CamelContext camel = new DefaultCamelContext();
        addRoute(camel, Contents.valueOf(args[0]), args[1]);
        camel.start();
        long started = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long answered = started;
        if (args[0].equals(Contents.PRODUCER.name())) {
            camel.createProducerTemplate()
                    .requestBody("direct:contacts", Map.of("name", "Ada", "email", "ada@example.com"));
            answered = System.nanoTime();
        }
        System.out.println(FIGURES + (started - begun) + " " + (answered - started) + " " + cpu + " " + heap() + " "
                + resident() + " " + classes());
        // What was started is of no further use, and its end would only take time.
        Runtime.getRuntime().halt(0);
    }

    /** What a context is started with. */
    enum Contents {
        EMPTY,
        LOG,
        PRODUCER,
        CONSUMER
    }

    private static void addRoute(CamelContext camel, Contents contents, String baseUrl) throws Exception {
        if (contents == Contents.EMPTY) {
            return;
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                switch (contents) {
                    case LOG -> from("direct:contacts").to("log:contacts");
                    case PRODUCER -> from("direct:contacts").to("cognipeer-contacts:create" + OPTIONS + baseUrl);
                    case CONSUMER ->
                        from("cognipeer-contacts:list" + OPTIONS + baseUrl + "&initialDelay=3600000")
                                .to("log:contacts");
                    default -> throw new IllegalArgumentException(contents.name());
                }
            }
        });
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static int classes() {
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    /** What the process holds of the machine's memory; 0 where the system does not tell it in this way. */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(0);
    }
}
