package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.RequestObserver;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Meters where Micrometer is on the class path and a registry is bound, and none elsewhere; names no class of it. */
public final class Meters {

    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

    private Meters() {}

    public static RequestObserver ofRequests(CamelContext context) {
        return withMicrometer(() -> MeteredRequests.of(context), RequestObserver.NONE);
    }

    /** Takes away what shows the present. */
    public static void end(RequestObserver meters) {
        if (meters instanceof Registration registration) {
            registration.close();
        }
    }

    public static Registration ofLag(CamelContext context, String routeId, ConsumerWatch watch) {
        return withMicrometer(() -> LagMeter.of(context, routeId, watch), Registration.NONE);
    }

    private static <T> T withMicrometer(Supplier<T> meters, T none) {
        try {
            return meters.get();
        } catch (NoClassDefFoundError withoutMicrometer) {
            LOG.debug("No meters, as Micrometer is not on the class path");
            return none;
        }
    }

    /** A meter that is there until this is closed. */
    public interface Registration extends AutoCloseable {

        Registration NONE = () -> {};

        @Override
        void close();
    }
}
