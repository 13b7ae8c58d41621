package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.sync.SyncCounts;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes meters if Micrometer is on the class path and a registry is bound; else makes none. This class names no class of
 * Micrometer, so it loads without it.
 */
public final class Meters {

    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

    private Meters() {}

    public static RequestObserver ofRequests(CamelContext context) {
        return withMicrometer(() -> RequestMeters.of(context), RequestObserver.NONE);
    }

    /** Takes the gauges away, which show the present. */
    public static void end(RequestObserver meters) {
        if (meters instanceof MeterRegistration registration) {
            registration.close();
        }
    }

    /**
     * Counts the contacts of a sync that begins now. Registers the counters of all syncs if they are not there yet.
     *
     * @return gets the counts of that sync, again and again
     */
    public static Consumer<SyncCounts> ofSync(CamelContext context) {
        return withMicrometer(() -> SyncMeters.of(context), counts -> {});
    }

    /**
     * @param routeId names the consumer; null for no meters
     * @param changes whether the consumer polls for changes
     */
    public static MeterRegistration ofConsumer(
            CamelContext context, String routeId, boolean changes, ConsumerWatch watch) {
        return routeId == null
                ? MeterRegistration.NONE
                : withMicrometer(() -> ConsumerMeters.of(context, routeId, changes, watch), MeterRegistration.NONE);
    }

    private static <T> T withMicrometer(Supplier<T> meters, T none) {
        try {
            return meters.get();
        } catch (NoClassDefFoundError withoutMicrometer) {
            LOG.debug("No meters, because Micrometer is not on the class path");
            return none;
        }
    }
}
