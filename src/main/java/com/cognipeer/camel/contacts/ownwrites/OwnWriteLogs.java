package com.cognipeer.camel.contacts.ownwrites;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/** The own writes that a CamelContext remembers, by server. */
final class OwnWriteLogs {

    private final Map<URI, OwnWriteLog> logs = new HashMap<>();

    /** The logs of a context, which all its components share. */
    static OwnWriteLogs of(CamelContext context) {
        ExtendedCamelContext plugins = context.getCamelContextExtension();
        synchronized (context) {
            OwnWriteLogs known = plugins.getContextPlugin(OwnWriteLogs.class);
            if (known == null) {
                known = new OwnWriteLogs();
                plugins.addContextPlugin(OwnWriteLogs.class, known);
            }
            return known;
        }
    }

    synchronized OwnWriteLog log(URI baseUrl) {
        return logs.computeIfAbsent(baseUrl, OwnWriteLog::new);
    }
}
