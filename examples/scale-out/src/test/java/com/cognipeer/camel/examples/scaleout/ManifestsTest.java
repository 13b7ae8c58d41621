package com.cognipeer.camel.examples.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** All objects that the manifests refer to exist. */
class ManifestsTest {

    private static final Path PROPERTIES = Path.of("src/main/resources/application.properties");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\{\\{env:(\\w+)");

    private final JsonNode deployment = Manifests.theOnly("Deployment");
    private final JsonNode pod = deployment.at("/spec/template/spec");
    private final JsonNode container = pod.at("/containers/0");
    private final JsonNode configuration = Manifests.theOnly("ConfigMap");
    private final JsonNode secret = Manifests.theOnly("Secret");
    private final JsonNode account = Manifests.theOnly("ServiceAccount");

    ManifestsTest() throws IOException {}

    @Test
    void theVariablesOfTheEnvironmentAreThoseThatTheApplicationReads() throws IOException {
        Set<String> read = ENVIRONMENT
                .matcher(Files.readString(PROPERTIES))
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> set = new TreeSet<>();
        configuration.path("data").fieldNames().forEachRemaining(set::add);
        secret.path("stringData").fieldNames().forEachRemaining(set::add);

        assertThat(read).containsAll(set);
        read.removeAll(set);
        // The first is set by Kubernetes, the others are right as they are.
        assertThat(read).containsExactlyInAnyOrder("HOSTNAME", "COGNIPEER_API_URL", "ELECTION_FOLDER", "PORT");
    }

    @Test
    void thePodsTakeThemFromTheConfigurationAndTheSecret() {
        assertThat(container.at("/envFrom/0/configMapRef/name").asText()).isEqualTo(name(configuration));
        assertThat(container.at("/envFrom/1/secretRef/name").asText()).isEqualTo(name(secret));
    }

    @Test
    void theElectionThatTheConfigurationNamesIsThere() {
        String election = configuration.at("/data/ELECTION").asText();

        assertThat(Path.of("src/main/resources/election-" + election + ".camel.yaml"))
                .exists();
    }

    @Test
    void thePodsHaveTheRightsOfTheRole() throws IOException {
        JsonNode binding = Manifests.theOnly("RoleBinding");

        assertThat(pod.path("serviceAccountName").asText()).isEqualTo(name(account));
        assertThat(binding.at("/subjects/0/name").asText()).isEqualTo(name(account));
        assertThat(binding.at("/roleRef/name").asText()).isEqualTo(name(Manifests.theOnly("Role")));
    }

    @Test
    void theDeploymentSelectsItsPods() {
        assertThat(deployment.at("/spec/selector/matchLabels"))
                .isEqualTo(deployment.at("/spec/template/metadata/labels"));
        assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(2);
    }

    @Test
    void aPodThatStopsHasTheTimeThatCamelTakes() throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(PROPERTIES)) {
            properties.load(reader);
        }

        assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                .isGreaterThan(Integer.parseInt(properties.getProperty("camel.main.shutdown-timeout")));
    }

    private static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }
}
