package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.RequestObserver;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Meters where Micrometer is on the class path and a registry is bound, and none elsewhere; names no class of it. */
final class Meters {

    private static final Logger LOG = LoggerFactory.getLogger(Meters.class);

    private Meters() {}

    static RequestObserver of(CamelContext context) {
        try {
            return MeteredRequests.of(context);
        } catch (NoClassDefFoundError withoutMicrometer) {
            LOG.debug("No meters, as Micrometer is not on the class path");
            return RequestObserver.NONE;
        }
    }
}
