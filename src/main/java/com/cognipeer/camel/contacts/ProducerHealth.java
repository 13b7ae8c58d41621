package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.connect.Connection;
import com.cognipeer.camel.contacts.connect.SharedClients;
import com.cognipeer.camel.contacts.watch.HealthRead;
import com.cognipeer.camel.contacts.watch.ProducerHealthCheck;
import com.cognipeer.camel.contacts.watch.RequestCounters;
import com.cognipeer.camel.contacts.watch.RequestsOnly;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/** The one health check of an endpoint's producers, registered while one of them runs. */
final class ProducerHealth {

    /** Well below what those who probe a process give all of its checks together. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CognipeerContactsEndpoint endpoint;
    private int producers;
    private WritableHealthCheckRepository repository;
    private ProducerHealthCheck check;
    private SharedClients.Lease lease;

    ProducerHealth(CognipeerContactsEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    synchronized void started(Connection connection) {
        if (producers++ > 0) {
            return;
        }
        // Null where there is no camel-health. Camel asks what is in it only where camel.health.producersEnabled says
        // so.
        repository = HealthCheckHelper.getHealthCheckRepository(
                endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        if (repository != null) {
            check = open(connection);
            check.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
            repository.addHealthCheck(check);
        }
    }

    synchronized void stopped() {
        if (--producers == 0 && check != null) {
            repository.removeHealthCheck(check);
            check = null;
            lease.close();
        }
    }

    private ProducerHealthCheck open(Connection connection) {
        InstantSource clock = InstantSource.system();
        RequestObserver ofTheRoutes = new RequestsOnly(endpoint.requestCounters());
        RequestCounters own = new RequestCounters(clock, () -> ofTheRoutes);
        lease = endpoint.getComponent().clients().acquire(connection, own);
        HealthRead read = new HealthRead(lease.client(), own, clock, PATIENCE);
        // By the endpoint's number, as its URI may name a person.
        String id = "producer:cognipeer-contacts-" + endpoint.getOperation() + "-" + endpoint.getId();
        return new ProducerHealthCheck(
                id, endpoint.getEndpointBaseUri(), endpoint.requestCounters(), read::read, clock);
    }
}
