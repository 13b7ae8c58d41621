package com.cognipeer.camel.contacts.consumer;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses how a consumer sweeps by its options. */
public final class SweepSources {

    /** The logger of the consumer, by the name that users may have configured. */
    static final Logger LOG = LoggerFactory.getLogger("com.cognipeer.camel.contacts.CognipeerContactsConsumer");

    private SweepSources() {}

    /** @throws IllegalStateException when another running consumer has the position, or the position cannot be read */
    public static SweepSource open(CamelContext context, ConsumerOptions options) throws Exception {
        if (!options.isSorted()) {
            return StoredSweeps.open(context, options);
        }
        LOG.warn(
                "{} has the option sort: walking by page numbers misses and repeats contacts while data moves, and"
                        + " a restart begins anew. Without it every contact is routed",
                options.name());
        return new SortedSweeps(options.query());
    }

    /**
     * Opens when the first sweep begins. A consumer under {@code master:} is not started again if its start fails. With this,
     * its polls fail one by one until the position can be read.
     */
    public static SweepSource openLater(CamelContext context, ConsumerOptions options) {
        return new SweepsOpenedLater(() -> open(context, options));
    }
}
