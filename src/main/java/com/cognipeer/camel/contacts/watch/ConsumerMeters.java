package com.cognipeer.camel.contacts.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;

/**
 * Meters of one consumer: its contacts and polls by their outcomes. With {@code mode=changes} they also show its lag, the contacts
 * that it withholds, and the own writes that it leaves out. If it detects deletions, they show what it has found gone. They exist
 * while the consumer runs, so a consumer on a node that does not lead has none.
 *
 * <p>The counters begin with zero when the consumer starts. Prometheus computes an increase from two values, so it would miss
 * the first failure of a counter that begins with one.
 */
final class ConsumerMeters implements MeterRegistration {

    static final String CONSUMED = "cognipeer.contacts.consumed";
    static final String POLLS = "cognipeer.contacts.polls";
    static final String LAG = "cognipeer.contacts.lag";
    static final String WITHHELD = "cognipeer.contacts.withheld";
    static final String OWN_WRITES = "cognipeer.contacts.own.writes";
    static final String GONE = "cognipeer.contacts.gone";
    static final String REFUSED = "cognipeer.contacts.reconciliation.refused";

    private final MeterRegistry registry;
    private final Tags tags;
    private final ConsumerWatch watch;
    private final List<Meter> meters = new ArrayList<>();

    private ConsumerMeters(MeterRegistry registry, Tags tags, ConsumerWatch watch) {
        this.registry = registry;
        this.tags = tags;
        this.watch = watch;
    }

    static MeterRegistration of(CamelContext context, String routeId, boolean changes, ConsumerWatch watch) {
        MeterRegistry registry = RequestMeters.registry(context);
        if (registry == null) {
            return MeterRegistration.NONE;
        }
        Tags tags = Tags.of("camelContext", context.getName(), "routeId", routeId);
        ConsumerMeters meters = new ConsumerMeters(registry, tags, watch);
        meters.addCounters();
        if (changes) {
            meters.addFiguresOfChanges();
        }
        if (watch.reconciliations() != null) {
            meters.addReconciliations(watch.reconciliations());
        }
        return meters;
    }

    private void addCounters() {
        String consumed = "Contacts of a consumer: routed, skipped after a failure, or failed, so that the next poll "
                + "begins with them";
        count(CONSUMED, "routed", consumed, ConsumerCounts::contactsRouted);
        count(CONSUMED, "skipped", consumed, ConsumerCounts::contactsSkipped);
        count(CONSUMED, "failed", consumed, ConsumerCounts::contactsFailed);
        String polls = "Polls of a consumer, without those that a stop ended or that the quota let send no request";
        count(POLLS, "succeeded", polls, ConsumerCounts::pollsSucceeded);
        count(POLLS, "failed", polls, ConsumerCounts::pollsFailed);
    }

    private void addReconciliations(ReconciliationProgress reconciliations) {
        String gone = "Contacts that a consumer has found gone: deleted, or matching the filter no more";
        count(GONE, "deleted", gone, reconciliations, ReconciliationProgress::deleted);
        count(GONE, "unmatched", gone, reconciliations, ReconciliationProgress::unmatched);
        add(REFUSED, tags, () -> Gauge.builder(REFUSED, reconciliations, known -> known.refusal() == null ? 0 : 1)
                .description("1 while the option maxDeletions refuses what a consumer has found gone, else 0")
                .tags(tags)
                .register(registry));
    }

    private void count(String name, String outcome, String description, ToDoubleFunction<ConsumerCounts> count) {
        count(name, outcome, description, watch.counts(), count);
    }

    private <T> void count(String name, String outcome, String description, T of, ToDoubleFunction<T> count) {
        Tags ofOutcome = tags.and("outcome", outcome);
        add(name, ofOutcome, () -> FunctionCounter.builder(name, of, count)
                .description(description)
                .tags(ofOutcome)
                .register(registry));
    }

    /** Keeps the meter, to remove it later. One of the same name and tags is that of another CamelContext with the same name. */
    private void add(String name, Tags tags, Supplier<Meter> registration) {
        boolean ofAnother = registry.find(name).tags(tags).meter() != null;
        // Micrometer warns if there is one already, and shows the figures of that one.
        Meter meter = registration.get();
        if (!ofAnother) {
            meters.add(meter);
        }
    }

    private void addFiguresOfChanges() {
        add(OWN_WRITES, tags, () -> FunctionCounter.builder(OWN_WRITES, watch.counts(), ConsumerCounts::ownWrites)
                .description(
                        "Contacts that a consumer of changes left out, because producers of this component wrote them")
                .tags(tags)
                .register(registry));
        add(WITHHELD, tags, () -> Gauge.builder(WITHHELD, watch, ConsumerWatch::withheld)
                .description("Contacts that a consumer of changes withholds, because their date is "
                        + "after the clock of the server")
                .tags(tags)
                .register(registry));
        add(LAG, tags, () -> TimeGauge.builder(LAG, watch, TimeUnit.MILLISECONDS, ConsumerMeters::millis)
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
