package com.cognipeer.camel.examples.scaleout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsMover;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node serves the meters that the dashboard and the alerts read. */
class MetricsOfANodeTest {

    private static final Path PROMETHEUS = Path.of("../monitoring/prometheus.yml");

    private final long seed = Seed.of("metrics of a node");

    @TempDir
    private Path folder;

    @Test
    void theReaderServesTheMetersOfItsConsumerToThisMachineOnly() throws Exception {
        try (Cluster cluster = new Cluster(folder, seed);
                ContactsMover mover = new ContactsMover(cluster.sandbox(), seed)) {
            mover.insert(20);
            Node reader = cluster.awaitLead(cluster.startNode());

            await().atMost(Cluster.PATIENCE).untilAsserted(() -> assertThat(reader.metrics())
                    .contains("cognipeer_contacts_consumed_total{camelContext=\"scale-out\",outcome=\"routed\","
                            + "routeId=\"contacts-to-kafka\"} 20.0")
                    .contains("cognipeer_contacts_consumed_total{camelContext=\"scale-out\",outcome=\"failed\",")
                    .contains("cognipeer_contacts_polls_total{camelContext=\"scale-out\",outcome=\"succeeded\",")
                    .contains(
                            "cognipeer_contacts_lag_seconds{camelContext=\"scale-out\",routeId=\"contacts-to-kafka\"} ")
                    .contains(
                            "cognipeer_contacts_withheld{camelContext=\"scale-out\",routeId=\"contacts-to-kafka\"} 0.0")
                    .contains("cognipeer_contacts_failures_total{camelContext=\"scale-out\",exception=\"")
                    .contains("cognipeer_contacts_requests_seconds_count{camelContext=\"scale-out\",operation=\"list\","
                            + "status=\"200\"} "));
            // Another address of this machine, which 0.0.0.0 would include.
            assertThatThrownBy(() -> new Socket("127.0.0.2", reader.port()).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void prometheusAsksForThePathOfTheMeters() throws IOException {
        JsonNode job = new YAMLMapper().readTree(PROMETHEUS.toFile()).at("/scrape_configs/0");

        assertThat(job.path("metrics_path").asText()).isEqualTo(Node.METRICS);
    }
}
