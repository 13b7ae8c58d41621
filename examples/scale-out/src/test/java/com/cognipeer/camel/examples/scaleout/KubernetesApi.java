package com.cognipeer.camel.examples.scaleout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** As much of the Kubernetes API as an election needs: one lease, and the pods; refuses a lease of an older version. */
final class KubernetesApi implements AutoCloseable {

    static final String NAMESPACE = "contacts";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Set<String> access = new ConcurrentSkipListSet<>();
    private final Set<String> pods = new ConcurrentSkipListSet<>();
    private final Set<String> selectors = new ConcurrentSkipListSet<>();
    private ObjectNode lease;
    private int version;

    KubernetesApi(String... pods) throws IOException {
        this.pods.addAll(Set.of(pods));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** As rules of a Role name it: {@code group/resource verb}. */
    Set<String> access() {
        return new TreeSet<>(access);
    }

    /** The labels by which pods were asked for. */
    Set<String> selectors() {
        return new TreeSet<>(selectors);
    }

    /** Who holds the lease; null when nobody does. */
    synchronized String holder() {
        return lease == null ? null : lease.at("/spec/holderIdentity").asText(null);
    }

    /** As when a node of the cluster dies. */
    void remove(String pod) {
        pods.remove(pod);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/pods")) {
            access.add("/pods list");
            selectors.add(exchange.getRequestURI().getQuery());
            send(exchange, 200, podList());
        } else if (path.contains("/leases")) {
            answerLease(exchange);
        } else {
            access.add(path + " " + exchange.getRequestMethod());
            send(exchange, 404, status(404));
        }
    }

    private void answerLease(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                access.add("coordination.k8s.io/leases get");
                send(exchange, lease == null ? 404 : 200, lease == null ? status(404) : lease);
            }
            case "POST" -> {
                access.add("coordination.k8s.io/leases create");
                store(exchange, lease == null);
            }
            case "PUT" -> {
                access.add("coordination.k8s.io/leases update");
                store(exchange, true);
            }
            default -> {
                access.add("coordination.k8s.io/leases " + exchange.getRequestMethod());
                send(exchange, 405, status(405));
            }
        }
    }

    private void store(HttpExchange exchange, boolean allowed) throws IOException {
        ObjectNode sent = (ObjectNode) JSON.readTree(exchange.getRequestBody());
        String of = sent.at("/metadata/resourceVersion").asText("");
        if (!allowed || lease != null && !of.equals(Integer.toString(version))) {
            send(exchange, 409, status(409));
            return;
        }
        version++;
        ((ObjectNode) sent.get("metadata"))
                .put("namespace", NAMESPACE)
                .put("resourceVersion", Integer.toString(version));
        lease = sent;
        send(exchange, 200, lease);
    }

    private JsonNode podList() {
        ObjectNode list = JSON.createObjectNode().put("kind", "PodList").put("apiVersion", "v1");
        list.putObject("metadata");
        for (String name : pods) {
            ObjectNode pod = list.withArray("items").addObject();
            pod.put("kind", "Pod").put("apiVersion", "v1").putObject("metadata").put("name", name);
            pod.putObject("spec");
            ObjectNode status = pod.putObject("status").put("phase", "Running");
            status.withArray("conditions").addObject().put("type", "Ready").put("status", "True");
        }
        return list;
    }

    private static JsonNode status(int code) {
        return JSON.createObjectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("code", code);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
