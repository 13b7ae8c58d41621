package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RequestObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;

/**
 * Meters of requests. Each tag has few values, and no data of a request or an answer becomes a value.
 *
 * <p>The counters begin with zero when the component starts. Prometheus computes an increase from two values, so it would miss
 * the first failure of a counter that begins with one.
 */
final class RequestMeters implements RequestObserver, MeterRegistration {

    static final String REQUESTS = "cognipeer.contacts.requests";
    static final String RETRIES = "cognipeer.contacts.retries";
    static final String RATE_LIMITED = "cognipeer.contacts.rate.limited";
    static final String FAILURES = "cognipeer.contacts.failures";
    static final String WAITS = "cognipeer.contacts.waits";
    static final String QUOTA_LEFT = "cognipeer.contacts.quota.left";
    static final String QUOTA_LIMIT = "cognipeer.contacts.quota.limit";

    static final List<String> OPERATIONS = List.of("create", "get", "update", "list");

    static final List<Class<? extends ContactsException>> EXCEPTIONS = List.of(
            ContactNotFoundException.class,
            ContactsAuthorizationException.class,
            ContactsException.class,
            ContactsRateLimitException.class,
            ContactsServerException.class,
            ContactsTransportException.class,
            InvalidContactException.class);

    /** The registry that Camel's own meters prefer. */
    private static final String REGISTRY = "metricsRegistry";

    private static final String OPERATION = "operation";

    private final MeterRegistry registry;
    private final Tags context;
    /** Empty if another component of the context shows its gauges. */
    private final List<Gauge> gauges;

    private volatile double quotaLeft = Double.NaN;
    private volatile double quotaLimit = Double.NaN;

    /**
     * @param registry where the meters are
     * @param context  the name of the CamelContext, a tag of all meters as of Camel's own
     */
    RequestMeters(MeterRegistry registry, String context) {
        this.registry = registry;
        this.context = Tags.of("camelContext", context);
        boolean shown = registry.find(QUOTA_LEFT).tags(this.context).gauge() != null;
        this.gauges = shown
                ? List.of()
                : List.of(
                        gauge(
                                QUOTA_LEFT,
                                "Requests left in the quota window, by the last answer of the server",
                                requests -> requests.quotaLeft),
                        gauge(
                                QUOTA_LIMIT,
                                "Requests that the quota window allows, by the last answer of the server",
                                requests -> requests.quotaLimit));
        for (String operation : OPERATIONS) {
            retries(operation);
            rateLimited(operation);
            EXCEPTIONS.forEach(exception -> failures(operation, exception));
        }
    }

    private Gauge gauge(String name, String description, ToDoubleFunction<RequestMeters> value) {
        return Gauge.builder(name, this, value)
                .description(description)
                .tags(context)
                .register(registry);
    }

    /** Without this the gauges would show the figures of a stopped component for ever. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
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
            retries(operation).increment();
        }
    }

    @Override
    public void ended(String operation, int status, RateLimit quota, Duration took) {
        String shown = status == 0 ? "none" : String.valueOf(status);
        registry.timer(REQUESTS, of(operation).and("status", shown)).record(took);
        if (status == Failure.TOO_MANY_REQUESTS) {
            rateLimited(operation).increment();
        }
        if (quota.remaining() != null) {
            quotaLeft = quota.remaining();
        }
        if (quota.limit() != null) {
            quotaLimit = quota.limit();
        }
    }

    @Override
    public void released(String operation, Duration waited) {
        registry.timer(WAITS, of(operation)).record(waited);
    }

    @Override
    public void failed(String operation, ContactsException failure) {
        failures(operation, failure.getClass()).increment();
    }

    private Counter retries(String operation) {
        return registry.counter(RETRIES, of(operation));
    }

    private Counter rateLimited(String operation) {
        return registry.counter(RATE_LIMITED, of(operation));
    }

    private Counter failures(String operation, Class<? extends ContactsException> exception) {
        return registry.counter(FAILURES, of(operation).and("exception", exception.getSimpleName()));
    }

    private Tags of(String operation) {
        return context.and(OPERATION, operation);
    }
}
