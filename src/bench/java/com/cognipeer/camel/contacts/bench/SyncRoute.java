package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.sync.SyncReport;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route that syncs a JSON array of contacts that comes as a stream. */
final class SyncRoute implements Contender {

    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate sender;
    private final byte[] input;
    private final long updated;

    /** @param updated how many contacts are expected to be changed; none is to fail */
    SyncRoute(String baseUrl, String options, byte[] input, long updated) throws Exception {
        this.input = input;
        this.updated = updated;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to("cognipeer-contacts:sync?requestsPerMinute=0&token=pat_bench&baseUrl=" + baseUrl + options);
            }
        });
        context.start();
        sender = context.createProducerTemplate();
    }

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public long work(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long done = 0;
        do {
            done += once().getDone();
        } while (System.nanoTime() < end);
        return done;
    }

    SyncReport once() {
        SyncReport report = sender.requestBody("direct:start", new ByteArrayInputStream(input), SyncReport.class);
        if (report.getFailed() > 0 || report.getUpdated() != updated) {
            throw new IllegalStateException("Not as expected: " + report);
        }
        return report;
    }

    @Override
    public void close() {
        context.stop();
    }
}
