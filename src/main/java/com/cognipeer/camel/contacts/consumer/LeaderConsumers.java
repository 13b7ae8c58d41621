package com.cognipeer.camel.contacts.consumer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.Route;

/** The consumers of contacts that the consumers of other endpoints run now, by the routes of these. */
public final class LeaderConsumers {

    private final Map<Route, Consumer> consumers = new ConcurrentHashMap<>();

    /** Those of the context, whatever component they belong to. */
    public static LeaderConsumers of(CamelContext context) {
        ExtendedCamelContext plugins = context.getCamelContextExtension();
        synchronized (context) {
            LeaderConsumers known = plugins.getContextPlugin(LeaderConsumers.class);
            if (known == null) {
                known = new LeaderConsumers();
                plugins.addContextPlugin(LeaderConsumers.class, known);
            }
            return known;
        }
    }

    /** The consumer that the consumer of the route runs now; null when it runs none of contacts. */
    public Consumer consumerOf(Route route) {
        return consumers.get(route);
    }

    void add(Route route, Consumer consumer) {
        consumers.put(route, consumer);
    }

    void remove(Route route, Consumer consumer) {
        consumers.remove(route, consumer);
    }
}
