package com.cognipeer.camel.contacts;

import org.apache.camel.CamelContext;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.spi.LifecycleStrategy;

/**
 * Shows a consumer that another one runs, as master: does while its node leads. Camel shows the consumers of routes, and
 * of such a route that is the other one.
 */
public final class Delegation {

    /** The route has a check by its name already, of the consumer that runs the other. */
    static final String SUFFIX_OF_CHECK = ":leader";

    private final CognipeerContactsConsumer consumer;
    private final Route route;

    private Delegation(CognipeerContactsConsumer consumer, Route route) {
        this.consumer = consumer;
        this.route = route;
    }

    /** Null where the consumer is a route's own, or no route's. */
    static Delegation of(CognipeerContactsConsumer consumer) {
        CognipeerContactsEndpoint endpoint = consumer.getEndpoint();
        return endpoint.getCamelContext().getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof DelegateEndpoint
                        && endpointOf(route) == endpoint
                        // Others may poll the same endpoint, as pollEnrich does.
                        && route.getProcessor() == consumer.getProcessor())
                .findFirst()
                .map(route -> new Delegation(consumer, route))
                .orElse(null);
    }

    /** The consumer that the consumer of a route runs now; null where there is none of contacts. */
    public static CognipeerContactsConsumer consumerOf(Route route) {
        return route.getEndpoint() instanceof DelegateEndpoint
                        && endpointOf(route) instanceof CognipeerContactsEndpoint contacts
                ? contacts.delegates().get(route)
                : null;
    }

    private static Endpoint endpointOf(Route route) {
        Endpoint endpoint = route.getEndpoint();
        while (endpoint instanceof DelegateEndpoint delegating) {
            endpoint = delegating.getEndpoint();
        }
        return endpoint;
    }

    Route route() {
        return route;
    }

    void begin() {
        consumer.getEndpoint().delegates().put(route, consumer);
        CamelContext context = route.getCamelContext();
        for (LifecycleStrategy strategy : context.getLifecycleStrategies()) {
            strategy.onServiceAdd(context, consumer, route);
        }
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        if (checks != null && showsConsumers(checks)) {
            checks.register(consumer.getHealthCheck());
        }
    }

    void end() {
        CamelContext context = route.getCamelContext();
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        if (checks != null) {
            checks.unregister(consumer.getHealthCheck());
        }
        for (LifecycleStrategy strategy : context.getLifecycleStrategies()) {
            strategy.onServiceRemove(context, consumer, route);
        }
        consumer.getEndpoint().delegates().remove(route, consumer);
    }

    /** By the switch that holds for the consumers of routes. */
    private static boolean showsConsumers(HealthCheckRegistry checks) {
        return checks.getRepository("consumers")
                .filter(HealthCheckRepository::isEnabled)
                .isPresent();
    }
}
