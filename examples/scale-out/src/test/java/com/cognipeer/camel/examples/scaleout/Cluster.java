package com.cognipeer.camel.examples.scaleout;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** All that the example needs, on this machine, and two nodes of it. */
final class Cluster implements AutoCloseable {

    /** Far beyond what it takes, even beside another build. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration POLL = Duration.ofMillis(50);

    private final Path folder;
    private final ContactsSandbox sandbox;
    private final Database database;
    private final Broker broker;
    private final List<Node> nodes = new ArrayList<>();
    private int started;

    /** @param folder where everything is that outlives a process */
    Cluster(Path folder, long seed) throws Exception {
        this.folder = folder;
        sandbox = ContactsSandbox.builder().seed(seed).start();
        database = new Database(folder.resolve("postgres")).start().createTables();
        broker = new Broker(folder.resolve("kafka")).start().createTopic();
    }

    ContactsSandbox sandbox() {
        return sandbox;
    }

    Database database() {
        return database;
    }

    Broker broker() {
        return broker;
    }

    /** Starts one more node; returns at once. */
    Node startNode() throws IOException {
        started++;
        Node node = Node.start(
                "node " + started,
                Map.of(
                        "ELECTION_FOLDER",
                        folder.resolve("election").toString(),
                        "COGNIPEER_TOKEN",
                        sandbox.token(),
                        "COGNIPEER_API_URL",
                        sandbox.baseUrl(),
                        // As the sandbox has no quota, and nobody wants to wait.
                        "CAMEL_COMPONENT_COGNIPEER_CONTACTS_REQUESTS_PER_MINUTE",
                        "0",
                        "CONTACTS_DELAY",
                        "500",
                        "KAFKA_BROKERS",
                        broker.address(),
                        "DATABASE_URL",
                        database.url(),
                        "DATABASE_USER",
                        Database.USER));
        nodes.add(node);
        return node;
    }

    /** Waits until this one reads. */
    Node awaitLead(Node node) {
        await(node, "leads", node::leads);
        return node;
    }

    /** Starts two nodes; the first one leads. */
    Node startTwo() throws IOException {
        Node leader = awaitLead(startNode());
        awaitStart(startNode());
        return leader;
    }

    void awaitStart(Node node) {
        await(node, "has started", node::hasStarted);
    }

    private static void await(Node node, String what, Callable<Boolean> condition) {
        Awaitility.await(node.name() + " " + what)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .failFast(node.name() + " has ended", () -> !node.isAlive())
                .until(condition);
    }

    /** The one that lives and reads. */
    Node leader() {
        return nodes.stream()
                .filter(node -> node.isAlive() && node.leads())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No node leads\n" + logs()));
    }

    /** The other one. */
    Node follower() {
        return nodes.stream()
                .filter(node -> node.isAlive() && !node.leads())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No node follows\n" + logs()));
    }

    /** One that has this in its log; null where none has. */
    Node whichLogged(String text) {
        return nodes.stream().filter(node -> node.hasLogged(text)).findFirst().orElse(null);
    }

    /** SIGKILL to the leader; returns how long nobody asked the sandbox for contacts. */
    Duration killLeader() throws InterruptedException {
        Node heir = follower();
        leader().kill();
        Instant killed = Instant.now();
        Awaitility.await("the first request of " + heir.name())
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> firstRequestAfter(killed) != null);
        return Duration.between(killed, firstRequestAfter(killed));
    }

    private Instant firstRequestAfter(Instant time) {
        return sandbox.requests().stream()
                .map(request -> request.at())
                .filter(at -> at.isAfter(time))
                .findFirst()
                .orElse(null);
    }

    /** The logs of the nodes, for people. */
    String logs() {
        return String.join("\n", nodes.stream().map(Node::log).toList());
    }

    @Override
    public void close() throws IOException {
        for (Node node : nodes) {
            node.close();
        }
        broker.close();
        database.close();
        sandbox.close();
    }
}
