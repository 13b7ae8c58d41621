package com.cognipeer.camel.contacts.watch;

import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/** Camel's own check of a polling consumer, which also tells of the last success and the last failure. */
public final class ConsumerHealthCheck extends ScheduledPollConsumerHealthCheck {

    private final WatchedConsumer consumer;

    public ConsumerHealthCheck(WatchedConsumer consumer, String id) {
        super(consumer, id);
        this.consumer = consumer;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result result = super.call(options);
        HealthCheckResultBuilder told = HealthCheckResultBuilder.on(this)
                .state(result.getState())
                .message(result.getMessage().orElse(null))
                .error(result.getError().map(FailureText::shown).orElse(null))
                .details(result.getDetails());
        // The whole URI may hold a filter, and that may name a person.
        detail(told, ENDPOINT_URI, consumer.getEndpoint().getEndpointBaseUri());
        ConsumerWatch watch = consumer.watch();
        detail(told, "contacts.last.success", watch.lastSuccess());
        detail(told, "contacts.last.failure", watch.lastFailure());
        detail(told, "contacts.last.failure.message", watch.lastFailureMessage());
        detail(told, "contacts.watermark", watch.watermark());
        detail(told, "contacts.lag.ms", watch.lagMillis());
        if (watch.withheld() > 0) {
            detail(told, "contacts.withheld", watch.withheld());
        }
        if (watch.isHeldUp() && result.getState() == State.UP) {
            told.down()
                    .message("The contact that failed last is no longer in the rest of its sweep: the next one tells");
        }
        Instant quietUntil = watch.quietUntil();
        if (quietUntil != null) {
            // Its polls do not fail, as they ask for nothing; still nothing is consumed.
            told.down().message("The quota is used up until " + quietUntil);
            detail(told, "contacts.quiet.until", quietUntil);
        }
        return told.build();
    }

    private static void detail(HealthCheckResultBuilder result, String name, Object value) {
        if (value != null) {
            result.detail(name, value.toString());
        }
    }
}
