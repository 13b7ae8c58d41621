package com.cognipeer.camel.examples.scaleout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cluster.CamelClusterView;
import org.apache.camel.component.kubernetes.cluster.KubernetesClusterService;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bean of election-kubernetes.camel.yaml as it stands, in two pods of a simulated cluster. */
class ElectionByLeaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KubernetesApi api = new KubernetesApi("pod-a", "pod-b");
    private Main podA;
    private Main podB;

    ElectionByLeaseTest() throws IOException {}

    @BeforeEach
    void start() {
        System.setProperty("kubernetes.master", api.url());
        System.setProperty("kubernetes.namespace", KubernetesApi.NAMESPACE);
        System.setProperty("kubernetes.auth.tryKubeConfig", "false");
    }

    @AfterEach
    void stop() {
        if (podA != null) {
            podA.stop();
        }
        if (podB != null) {
            podB.stop();
        }
        api.close();
        System.clearProperty("kubernetes.master");
        System.clearProperty("kubernetes.namespace");
        System.clearProperty("kubernetes.auth.tryKubeConfig");
    }

    @Test
    void oneTakesTheLeaseWithWhatTheRoleAllowsAndTheOtherOneFollows() throws Exception {
        podA = pod("pod-a");
        CamelClusterView a = view(podA);
        await().atMost(PATIENCE).until(() -> a.getLocalMember().isLeader());
        podB = pod("pod-b");
        CamelClusterView b = view(podB);

        podA.stop();
        api.remove("pod-a");
        Instant gone = Instant.now();
        await().atMost(PATIENCE).until(() -> b.getLocalMember().isLeader());
        System.out.printf(
                "election by lease: taken over %d ms after the pod is gone%n",
                Duration.between(gone, Instant.now()).toMillis());

        assertThat(api.holder()).isEqualTo("pod-b");
        assertThat(api.access()).isEqualTo(allowed());
    }

    @Test
    void thePodsThatTakePartAreThoseOfTheDeployment() throws Exception {
        podA = pod("pod-a");
        CamelClusterView a = view(podA);
        await().atMost(PATIENCE).until(() -> a.getLocalMember().isLeader());

        JsonNode labels = Manifests.theOnly("Deployment").at("/spec/template/metadata/labels");
        assertThat(api.selectors())
                .containsExactly("labelSelector=app=" + labels.path("app").asText());
    }

    private static Main pod(String name) throws Exception {
        Main main = new Main();
        main.setPropertyPlaceholderLocations("classpath:application.properties");
        main.addOverrideProperty("camel.main.routes-include-pattern", "classpath:election-kubernetes.camel.yaml");
        main.addOverrideProperty("camel.management.enabled", "false");
        main.addOverrideProperty("election.pod", name);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("master:contacts:direct:read").process(exchange -> {});
            }
        });
        main.start();
        return main;
    }

    private static CamelClusterView view(Main pod) throws Exception {
        return pod.getCamelContext().hasService(KubernetesClusterService.class).getView("contacts");
    }

    private static Set<String> allowed() throws IOException {
        Set<String> allowed = new TreeSet<>();
        for (JsonNode rule : Manifests.theOnly("Role").path("rules")) {
            for (String group : Manifests.texts(rule.path("apiGroups"))) {
                for (String resource : Manifests.texts(rule.path("resources"))) {
                    for (String verb : Manifests.texts(rule.path("verbs"))) {
                        allowed.add(group + "/" + resource + " " + verb);
                    }
                }
            }
        }
        return allowed;
    }
}
