package com.cognipeer.camel.contacts.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Tells whether the API answers: by what the routes learnt of late, and by a read of its own where they learnt nothing. */
public final class ProducerHealthCheck extends AbstractHealthCheck {

    private final String endpoint;
    private final RequestCounters counters;
    private final Supplier<Finding> read;
    private final InstantSource clock;
    /** Written and read under the lock of the base class. */
    private Finding lastRead;

    /**
     * @param id       the id of the check
     * @param endpoint the URI to show
     * @param counters what the routes learnt
     * @param read     finds it out
     * @param clock    tells how old that is
     */
    public ProducerHealthCheck(
            String id, String endpoint, RequestCounters counters, Supplier<Finding> read, InstantSource clock) {
        super("camel", id);
        this.endpoint = endpoint;
        this.counters = counters;
        this.read = read;
        this.clock = clock;
    }

    /** A restart of this process does not bring the API back. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Finding finding =
                latest().filter(known -> known.isFresh(clock.instant())).orElseGet(() -> lastRead = read.get());
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
        Long left = counters.quota().remaining();
        if (left != null) {
            result.detail("contacts.quota.left", left);
        }
    }

    private Optional<Finding> latest() {
        Optional<Instant> success = counters.lastSuccess();
        Optional<NotedFailure> outage = counters.lastOutage();
        // Of two that are as old, the last of the stream counts: the read itself.
        return Stream.of(success.map(Finding::of), outage.map(Finding::of), Optional.ofNullable(lastRead))
                .flatMap(Optional::stream)
                .reduce((one, other) -> other.at().isBefore(one.at()) ? one : other);
    }
}
