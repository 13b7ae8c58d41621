package com.cognipeer.camel.contacts;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;

/** The lag of one consumer as a meter, for as long as that runs: one that stands by has none. */
final class LagMeter implements Meters.Registration {

    static final String LAG = "cognipeer.contacts.lag";

    private final MeterRegistry registry;
    private final Meter meter;

    private LagMeter(MeterRegistry registry, Meter meter) {
        this.registry = registry;
        this.meter = meter;
    }

    static Meters.Registration of(CamelContext context, String routeId, ConsumerWatch watch) {
        MeterRegistry registry = MeteredRequests.registry(context);
        if (registry == null) {
            return Meters.Registration.NONE;
        }
        return new LagMeter(
                registry,
                TimeGauge.builder(LAG, watch, TimeUnit.MILLISECONDS, LagMeter::millis)
                        .description("Time since the watermark of a consumer of changes, by the server's clock")
                        .tags(Tags.of("camelContext", context.getName(), "routeId", routeId))
                        .register(registry));
    }

    private static double millis(ConsumerWatch watch) {
        Duration lag = watch.lag();
        return lag == null ? Double.NaN : lag.toMillis();
    }

    @Override
    public void close() {
        registry.remove(meter);
    }
}
