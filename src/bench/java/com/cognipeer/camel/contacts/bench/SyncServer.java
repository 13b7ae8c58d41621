package com.cognipeer.camel.contacts.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Answers what a sync asks, from contacts that are prepared and never change, in a process of its own: lists by
 * {@code $in}, where the path begins with {@code /capped} no more than 50 at a time, changes, and creations. Counts its
 * requests; {@code GET /requests} tells how many there were since it was asked last. Prints its port and ends with its
 * standard input.
 */
public final class SyncServer {

    static final int CAP = 50;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, String> byIdentifier = new HashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    private SyncServer() {
        IntStream.range(0, CrmContacts.STORED).forEach(number -> {
            byIdentifier.put(CrmContacts.integrationId(number), CrmContacts.stored(number));
            byIdentifier.put(CrmContacts.email(number), CrmContacts.stored(number));
        });
    }

    public static void main(String[] args) throws Exception {
        SyncServer server = new SyncServer();
        ServerSocket listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        Connections.serve(listener, server::converse);
        System.out.println(listener.getLocalPort());
        Connections.endWithStandardInput();
    }

    private void converse(InputStream from, OutputStream to) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(from));
        for (WireRequest request = WireRequest.read(in); request != null; request = WireRequest.read(in)) {
            to.write(answer(request.method(), request.path(), MAPPER.readTree(request.body())));
        }
    }

    private byte[] answer(String method, String path, JsonNode body) {
        if (path.equals("/requests")) {
            return WireAnswer.of("200 OK", String.valueOf(requests.getAndSet(0)));
        }
        requests.incrementAndGet();
        if (path.endsWith("/list")) {
            return list(body, path.startsWith("/capped"));
        }
        JsonNode contact = method.equals("POST") ? body : body.path("data");
        String key = method.equals("POST")
                ? null
                : body.path("integrationId").asText(body.path("email").asText());
        String stored = key == null ? "{\"_id\":\"new\"," + contact.toString().substring(1) : byIdentifier.get(key);
        return WireAnswer.of(key == null ? "201 Created" : "200 OK", "{\"success\":true,\"data\":" + stored + "}");
    }

    private byte[] list(JsonNode query, boolean capped) {
        JsonNode asked = query.path("filter").elements().next().path("$in");
        int limit = capped ? CAP : query.path("limit").asInt();
        List<String> found = StreamSupport.stream(asked.spliterator(), false)
                .map(key -> byIdentifier.get(key.asText()))
                .filter(contact -> contact != null)
                .toList();
        return WireAnswer.of(
                "200 OK",
                "{\"success\":true,\"data\":["
                        + String.join(",", found.subList(0, Math.min(limit, found.size()))) + "],\"total\":"
                        + found.size() + ",\"page\":" + query.path("page").asInt() + ",\"limit\":" + limit + "}");
    }
}
