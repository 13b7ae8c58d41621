package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RequestObserver;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import org.apache.camel.CamelContext;

/** Meters of requests. Each tag has few values, and no data of a request or an answer becomes a value. */
final class RequestMeters implements RequestObserver, MeterRegistration {

    static final String REQUESTS = "cognipeer.contacts.requests";
    static final String RETRIES = "cognipeer.contacts.retries";
    static final String RATE_LIMITED = "cognipeer.contacts.rate.limited";
    static final String FAILURES = "cognipeer.contacts.failures";
    static final String WAITS = "cognipeer.contacts.waits";
    static final String QUOTA_LEFT = "cognipeer.contacts.quota.left";

    /** The registry that Camel's own meters prefer. */
    private static final String REGISTRY = "metricsRegistry";

    private static final String OPERATION = "operation";

    private final MeterRegistry registry;
    private final Tags context;
    /** Null if another component of the context shows its gauge. */
    private final Gauge gauge;

    private volatile double quotaLeft = Double.NaN;

    /**
     * @param registry where the meters are
     * @param context  the name of the CamelContext, a tag of all meters as of Camel's own
     */
    RequestMeters(MeterRegistry registry, String context) {
        this.registry = registry;
        this.context = Tags.of("camelContext", context);
        boolean shown = registry.find(QUOTA_LEFT).tags(this.context).gauge() != null;
        this.gauge = shown
                ? null
                : Gauge.builder(QUOTA_LEFT, this, requests -> requests.quotaLeft)
                        .description("Requests left in the quota window, as the server last told")
                        .tags(this.context)
                        .register(registry);
    }

    /** Without this the gauge would show the figure of a stopped component for ever. */
    @Override
    public void close() {
        if (gauge != null) {
            registry.remove(gauge);
        }
    }

    /** Meters in the registry of this context. {@link RequestObserver#NONE} if it has none, or several and none preferred. */
    static RequestObserver of(CamelContext context) {
        MeterRegistry registry = registry(context);
        return registry == null ? RequestObserver.NONE : new RequestMeters(registry, context.getName());
    }

    /** Null if there is none, or if there are several and none is the preferred one. */
    static MeterRegistry registry(CamelContext context) {
        MeterRegistry named = context.getRegistry().lookupByNameAndType(REGISTRY, MeterRegistry.class);
        return named == null ? context.getRegistry().findSingleByType(MeterRegistry.class) : named;
    }

    @Override
    public void sent(String operation, boolean retry) {
        if (retry) {
            registry.counter(RETRIES, of(operation)).increment();
        }
    }

    @Override
    public void ended(String operation, int status, RateLimit quota, Duration took) {
        String shown = status == 0 ? "none" : String.valueOf(status);
        registry.timer(REQUESTS, of(operation).and("status", shown)).record(took);
        if (status == Failure.TOO_MANY_REQUESTS) {
            registry.counter(RATE_LIMITED, of(operation)).increment();
        }
        if (quota.remaining() != null) {
            quotaLeft = quota.remaining();
        }
    }

    @Override
    public void released(String operation, Duration waited) {
        registry.timer(WAITS, of(operation)).record(waited);
    }

    @Override
    public void failed(String operation, ContactsException failure) {
        registry.counter(
                        FAILURES,
                        of(operation).and("exception", failure.getClass().getSimpleName()))
                .increment();
    }

    private Tags of(String operation) {
        return context.and(OPERATION, operation);
    }
}
