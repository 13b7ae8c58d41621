package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.sync.Outcome;
import com.cognipeer.camel.contacts.sync.SyncCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;

/** Counts the contacts of one sync by their outcomes, in counters that all syncs of a CamelContext share. */
final class SyncMeters implements Consumer<SyncCounts> {

    static final String SYNCED = "cognipeer.contacts.synced";
    static final String MISSING = "cognipeer.contacts.missing";

    private final Map<Outcome, Counter> synced;
    private final Map<Outcome, Counter> missing;
    private SyncCounts counted = SyncCounts.NONE;

    /** Registers the counters, with zero if they are new. */
    private SyncMeters(MeterRegistry registry, String context) {
        synced = counters(
                SYNCED,
                "Contacts of syncs by their outcomes, without those of dry runs",
                EnumSet.allOf(Outcome.class),
                registry,
                context);
        missing = counters(
                MISSING,
                "Stored contacts that the input of a sync did not have, by the outcomes of their updates",
                EnumSet.complementOf(EnumSet.of(Outcome.created)),
                registry,
                context);
    }

    private static Map<Outcome, Counter> counters(
            String name, String description, Set<Outcome> outcomes, MeterRegistry registry, String context) {
        Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
        for (Outcome outcome : outcomes) {
            counters.put(
                    outcome,
                    Counter.builder(name)
                            .description(description)
                            .tags("camelContext", context, "outcome", outcome.name())
                            .register(registry));
        }
        return counters;
    }

    static Consumer<SyncCounts> of(CamelContext context) {
        MeterRegistry registry = RequestMeters.registry(context);
        return registry == null ? counts -> {} : new SyncMeters(registry, context.getName());
    }

    /** Adds the difference to the counts before. Two threads may bring their counts in another order than they took them. */
    @Override
    public synchronized void accept(SyncCounts counts) {
        if (counts.ended() > counted.ended()) {
            SyncCounts before = counted;
            synced.forEach((outcome, counter) -> counter.increment(counts.of(outcome) - before.of(outcome)));
            missing.forEach((outcome, counter) -> counter.increment(
                    counts.missing().of(outcome) - before.missing().of(outcome)));
            counted = counts;
        }
    }
}
