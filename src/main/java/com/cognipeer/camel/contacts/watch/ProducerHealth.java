package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.connect.ClientLease;
import com.cognipeer.camel.contacts.connect.Connection;
import com.cognipeer.camel.contacts.connect.SharedClients;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/** Registers one health check for all producers of an endpoint, while at least one of them runs. */
public final class ProducerHealth {

    /** Well below the time that a probe of the process has for all of its checks together. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CamelContext context;
    private final String id;
    private final String uri;
    private final RequestCounters counters;
    private int producers;
    private WritableHealthCheckRepository repository;
    private ProducerHealthCheck check;
    private ClientLease lease;

    /**
     * @param id       the id of the check
     * @param uri      what the check shows as the endpoint's URI
     * @param counters what the requests of routes have shown of the API
     */
    public ProducerHealth(CamelContext context, String id, String uri, RequestCounters counters) {
        this.context = context;
        this.id = id;
        this.uri = uri;
        this.counters = counters;
    }

    /**
     * Registers the check with the first producer that starts.
     *
     * @param enabled whether Camel is to ask the check
     */
    public synchronized void started(SharedClients clients, Connection connection, boolean enabled) {
        if (producers++ > 0) {
            return;
        }
        // Null without camel-health. Camel calls the checks in it only with camel.health.producersEnabled=true.
        repository =
                HealthCheckHelper.getHealthCheckRepository(context, "producers", WritableHealthCheckRepository.class);
        if (repository != null) {
            check = open(clients, connection);
            check.setEnabled(enabled);
            repository.addHealthCheck(check);
        }
    }

    public synchronized void stopped() {
        if (--producers == 0 && check != null) {
            repository.removeHealthCheck(check);
            check = null;
            lease.close();
        }
    }

    private ProducerHealthCheck open(SharedClients clients, Connection connection) {
        InstantSource clock = InstantSource.system();
        RequestObserver ofHealthCheck = counters.ofHealthCheck();
        RequestCounters own = new RequestCounters(clock, () -> ofHealthCheck);
        lease = clients.acquire(connection, own);
        HealthProbe probe = new HealthProbe(lease.client(), own, clock, PATIENCE);
        return new ProducerHealthCheck(id, uri, counters, probe::read, clock);
    }
}
