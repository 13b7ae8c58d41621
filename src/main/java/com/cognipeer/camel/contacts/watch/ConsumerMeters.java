package com.cognipeer.camel.contacts.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;

/**
 * Meters of one consumer of changes: its lag, and the number of contacts that it withholds. They exist while the consumer
 * runs, so a consumer on a node that does not lead has none.
 */
final class ConsumerMeters implements MeterRegistration {

    static final String LAG = "cognipeer.contacts.lag";
    static final String WITHHELD = "cognipeer.contacts.withheld";

    private final MeterRegistry registry;
    private final List<Meter> meters;

    private ConsumerMeters(MeterRegistry registry, Meter... meters) {
        this.registry = registry;
        this.meters = List.of(meters);
    }

    static MeterRegistration of(CamelContext context, String routeId, ConsumerWatch watch) {
        MeterRegistry registry = RequestMeters.registry(context);
        if (registry == null) {
            return MeterRegistration.NONE;
        }
        Tags tags = Tags.of("camelContext", context.getName(), "routeId", routeId);
        return new ConsumerMeters(
                registry,
                Gauge.builder(WITHHELD, watch, ConsumerWatch::withheld)
                        .description("Contacts that a consumer of changes withholds, because their date is "
                                + "after the clock of the server")
                        .tags(tags)
                        .register(registry),
                TimeGauge.builder(LAG, watch, TimeUnit.MILLISECONDS, ConsumerMeters::millis)
                        .description("Time since the watermark of a consumer of changes, by the server's clock")
                        .tags(tags)
                        .register(registry));
    }

    private static double millis(ConsumerWatch watch) {
        Duration lag = watch.lag();
        return lag == null ? Double.NaN : lag.toMillis();
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
