package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.sync.Outcome;
import com.cognipeer.camel.contacts.sync.SyncCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;

/** Counts the contacts of one sync by their outcomes, in counters that all syncs of a CamelContext share. */
final class SyncMeters implements Consumer<SyncCounts> {

    static final String SYNCED = "cognipeer.contacts.synced";

    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
    private SyncCounts counted = SyncCounts.NONE;

    /** Registers the counters, with zero if they are new. */
    private SyncMeters(MeterRegistry registry, String context) {
        for (Outcome outcome : Outcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder(SYNCED)
                            .description("Contacts of syncs by their outcomes, without those of dry runs")
                            .tags("camelContext", context, "outcome", outcome.name())
                            .register(registry));
        }
    }

    static Consumer<SyncCounts> of(CamelContext context) {
        MeterRegistry registry = RequestMeters.registry(context);
        return registry == null ? counts -> {} : new SyncMeters(registry, context.getName());
    }

    /** Adds the difference to the counts before. Two threads may bring their counts in another order than they took them. */
    @Override
    public synchronized void accept(SyncCounts counts) {
        if (counts.done() > counted.done()) {
            for (Map.Entry<Outcome, Counter> counter : counters.entrySet()) {
                counter.getValue().increment(counts.of(counter.getKey()) - counted.of(counter.getKey()));
            }
            counted = counts;
        }
    }
}
