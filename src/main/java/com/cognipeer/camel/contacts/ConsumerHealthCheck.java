package com.cognipeer.camel.contacts;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/** Camel's own check of a polling consumer, which also tells of the last success and the last failure. */
final class ConsumerHealthCheck extends ScheduledPollConsumerHealthCheck {

    private final CognipeerContactsConsumer consumer;

    ConsumerHealthCheck(CognipeerContactsConsumer consumer, String id) {
        super(consumer, id);
        this.consumer = consumer;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result result = super.call(options);
        HealthCheckResultBuilder told = HealthCheckResultBuilder.on(this)
                .state(result.getState())
                .message(result.getMessage().orElse(null))
                .error(result.getError().orElse(null))
                .details(result.getDetails());
        // The whole URI may hold a filter, and that may name a person.
        detail(told, ENDPOINT_URI, consumer.getEndpoint().getEndpointBaseUri());
        ConsumerWatch watch = consumer.watch();
        detail(told, "contacts.last.success", watch.lastSuccess());
        detail(told, "contacts.last.failure", watch.lastFailure());
        detail(told, "contacts.last.failure.message", watch.lastFailureMessage());
        detail(told, "contacts.watermark", watch.watermark());
        return told.build();
    }

    private static void detail(HealthCheckResultBuilder result, String name, Object value) {
        if (value != null) {
            result.detail(name, value.toString());
        }
    }
}
