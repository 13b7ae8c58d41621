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
 * The lag of one consumer, and how many contacts it withholds, as meters for as long as it runs: one that stands by has
 * none.
 */
final class LagMeter implements Meters.Registration {

    static final String LAG = "cognipeer.contacts.lag";
    static final String WITHHELD = "cognipeer.contacts.withheld";

    private final MeterRegistry registry;
    private final List<Meter> meters;

    private LagMeter(MeterRegistry registry, Meter... meters) {
        this.registry = registry;
        this.meters = List.of(meters);
    }

    static Meters.Registration of(CamelContext context, String routeId, ConsumerWatch watch) {
        MeterRegistry registry = MeteredRequests.registry(context);
        if (registry == null) {
            return Meters.Registration.NONE;
        }
        Tags tags = Tags.of("camelContext", context.getName(), "routeId", routeId);
        return new LagMeter(
                registry,
                Gauge.builder(WITHHELD, watch, ConsumerWatch::withheld)
                        .description("Contacts withheld by a consumer of changes as they are dated ahead")
                        .tags(tags)
                        .register(registry),
                TimeGauge.builder(LAG, watch, TimeUnit.MILLISECONDS, LagMeter::millis)
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
