package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.poll.TooManyDeletionsException;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/** Camel's own check of a polling consumer, with details such as the last success and the last failure. */
public final class ConsumerHealthCheck extends ScheduledPollConsumerHealthCheck {

    private final WatchedConsumer consumer;

    public ConsumerHealthCheck(WatchedConsumer consumer, String id) {
        super(consumer, id);
        this.consumer = consumer;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result result = super.call(options);
        HealthCheckResultBuilder shown = HealthCheckResultBuilder.on(this)
                .state(result.getState())
                .message(result.getMessage().orElse(null))
                .error(result.getError().map(FailureText::shown).orElse(null))
                .details(result.getDetails());
        // The whole URI may hold a filter, and that may name a person.
        detail(shown, ENDPOINT_URI, consumer.getEndpoint().getEndpointBaseUri());
        ConsumerWatch watch = consumer.watch();
        detail(shown, "contacts.last.success", watch.polls().lastSuccess());
        detail(shown, "contacts.last.failure", watch.polls().lastFailure());
        detail(shown, "contacts.last.failure.message", watch.polls().lastFailureMessage());
        detail(shown, "contacts.watermark", watch.watermark());
        detail(shown, "contacts.lag.ms", watch.lagMillis());
        if (watch.withheld() > 0) {
            detail(shown, "contacts.withheld", watch.withheld());
        }
        if (watch.isHeldUp() && result.getState() == State.UP) {
            shown.down()
                    .message(
                            "A contact failed, and has changed or gone since: the next sweep shows whether it still fails");
        }
        detail(shown, "contacts.gone.deleted", consumer.getContactsDeleted());
        detail(shown, "contacts.gone.unmatched", consumer.getContactsUnmatched());
        detail(shown, "contacts.reconciled.at", consumer.getLastReconciliation());
        detail(shown, "contacts.reconciled.requests", consumer.getLastReconciliationRequests());
        detail(shown, "contacts.reconciled.result", consumer.getLastReconciliationResult());
        String refusal = consumer.getReconciliationRefusal();
        detail(shown, "contacts.reconciliation.refusal", refusal);
        boolean isOfRefusal = result.getError()
                .filter(TooManyDeletionsException.class::isInstance)
                .isPresent();
        if (refusal != null && (isOfRefusal || result.getState() == State.UP)) {
            // Polls between two refused confirmations succeed, but what is gone is not reported.
            shown.down().message(refusal);
        }
        Instant quietUntil = watch.quietUntil();
        if (quietUntil != null) {
            // Polls without a request do not fail, but they consume nothing.
            shown.down().message("The quota is used up until " + quietUntil);
            detail(shown, "contacts.quiet.until", quietUntil);
        }
        return shown.build();
    }

    private static void detail(HealthCheckResultBuilder result, String name, Object value) {
        if (value != null) {
            result.detail(name, value.toString());
        }
    }
}
