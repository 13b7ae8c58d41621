package com.cognipeer.camel.contacts.consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.support.DefaultConsumer;

/**
 * A consumer that the consumer of another endpoint runs, as {@code master:} does while its node leads. Camel shows only
 * the consumers of routes, in JMX and as health checks; this shows the one that really consumes.
 */
public final class LeaderConsumer {

    /** The health check of the route's own consumer has the id without this suffix. */
    public static final String SUFFIX_OF_CHECK = ":leader";

    private final DefaultConsumer consumer;
    private final Route route;

    private LeaderConsumer(DefaultConsumer consumer, Route route) {
        this.consumer = consumer;
        this.route = route;
    }

    /** Null when the consumer is the one of a route itself, or belongs to no route. */
    public static LeaderConsumer of(DefaultConsumer consumer) {
        Endpoint endpoint = consumer.getEndpoint();
        return endpoint.getCamelContext().getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof DelegateEndpoint
                        && endpointOf(route) == endpoint
                        // Others may poll the same endpoint, as pollEnrich does.
                        && route.getProcessor() == consumer.getProcessor())
                .findFirst()
                .map(route -> new LeaderConsumer(consumer, route))
                .orElse(null);
    }

    private static Endpoint endpointOf(Route route) {
        Endpoint endpoint = route.getEndpoint();
        while (endpoint instanceof DelegateEndpoint delegating) {
            endpoint = delegating.getEndpoint();
        }
        return endpoint;
    }

    /** The route whose consumer runs this one. */
    public Route route() {
        return route;
    }

    public void show() {
        CamelContext context = route.getCamelContext();
        LeaderConsumers.of(context).add(route, consumer);
        for (LifecycleStrategy strategy : context.getLifecycleStrategies()) {
            strategy.onServiceAdd(context, consumer, route);
        }
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        if (checks != null && showsConsumers(checks)) {
            checks.register(consumer.getHealthCheck());
        }
    }

    public void hide() {
        CamelContext context = route.getCamelContext();
        LeaderConsumers.of(context).remove(route, consumer);
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        if (checks != null) {
            checks.unregister(consumer.getHealthCheck());
        }
        for (LifecycleStrategy strategy : context.getLifecycleStrategies()) {
            strategy.onServiceRemove(context, consumer, route);
        }
    }

    /** Whether the user has switched on the checks of the consumers of routes. */
    private static boolean showsConsumers(HealthCheckRegistry checks) {
        return checks.getRepository("consumers")
                .filter(HealthCheckRepository::isEnabled)
                .isPresent();
    }
}
