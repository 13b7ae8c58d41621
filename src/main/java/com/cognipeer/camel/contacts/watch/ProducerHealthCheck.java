package com.cognipeer.camel.contacts.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Shows whether the API answers. Recent requests of routes are the evidence; without any, the check sends a request of its
 * own.
 */
public final class ProducerHealthCheck extends AbstractHealthCheck {

    private final String endpoint;
    private final RequestCounters counters;
    private final Supplier<HealthFinding> probe;
    private final InstantSource clock;
    /** Written and read under the lock of the base class. */
    private HealthFinding lastProbe;

    /**
     * @param id       the id of the check
     * @param endpoint the URI to show
     * @param counters hold the evidence of routes
     * @param probe    sends a request and gives its finding
     * @param clock    tells how old a finding is
     */
    public ProducerHealthCheck(
            String id, String endpoint, RequestCounters counters, Supplier<HealthFinding> probe, InstantSource clock) {
        super("camel", id);
        this.endpoint = endpoint;
        this.counters = counters;
        this.probe = probe;
        this.clock = clock;
    }

    /** A restart of this process does not bring the API back. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        HealthFinding finding =
                latest().filter(known -> known.isFresh(clock.instant())).orElseGet(() -> lastProbe = probe.get());
        result.state(finding.state()).message(finding.message());
        result.detail(ENDPOINT_URI, endpoint);
        result.detail("contacts.checked", finding.at().toString());
        if (finding.status() > 0) {
            result.detail(HTTP_RESPONSE_CODE, finding.status());
        }
        if (finding.latency() != null) {
            result.detail("contacts.latency.ms", finding.latency().toMillis());
        }
        if (finding.quotaUsedUp()) {
            result.detail("contacts.quota.used.up", true);
        }
        Long left = counters.getQuotaLeft();
        if (left != null) {
            result.detail("contacts.quota.left", left);
        }
    }

    private Optional<HealthFinding> latest() {
        Optional<Instant> success = counters.lastSuccess();
        Optional<HealthFinding> outage = counters.lastOutage();
        // Of two with the same time the later one of the stream counts, which is the probe.
        return Stream.of(success.map(HealthFinding::up), outage, Optional.ofNullable(lastProbe))
                .flatMap(Optional::stream)
                .reduce((one, other) -> other.at().isBefore(one.at()) ? one : other);
    }
}
