package com.cognipeer.camel.contacts.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
        daemon(() -> server.accept(listener));
        System.out.println(listener.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private void accept(ServerSocket listener) throws IOException {
        while (true) {
            Socket connection = listener.accept();
            connection.setTcpNoDelay(true);
            daemon(() -> serve(connection));
        }
    }

    private void serve(Socket connection) throws IOException {
        try (connection) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(connection.getInputStream()));
            OutputStream out = connection.getOutputStream();
            for (String line = lineOf(in); line != null; line = lineOf(in)) {
                byte[] body = new byte[lengthOf(in)];
                in.readFully(body);
                out.write(answer(line.split(" ")[0], line.split(" ")[1], MAPPER.readTree(body)));
            }
        }
    }

    private byte[] answer(String method, String path, JsonNode body) {
        if (path.equals("/requests")) {
            return answer("200 OK", String.valueOf(requests.getAndSet(0)));
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
        return answer(key == null ? "201 Created" : "200 OK", "{\"success\":true,\"data\":" + stored + "}");
    }

    private byte[] list(JsonNode query, boolean capped) {
        JsonNode asked = query.path("filter").elements().next().path("$in");
        int limit = capped ? CAP : query.path("limit").asInt();
        List<String> found = StreamSupport.stream(asked.spliterator(), false)
                .map(key -> byIdentifier.get(key.asText()))
                .filter(contact -> contact != null)
                .toList();
        return answer(
                "200 OK",
                "{\"success\":true,\"data\":["
                        + String.join(",", found.subList(0, Math.min(limit, found.size()))) + "],\"total\":"
                        + found.size() + ",\"page\":" + query.path("page").asInt() + ",\"limit\":" + limit + "}");
    }

    private static byte[] answer(String status, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();
        byte[] head = ("HTTP/1.1 " + status + "\r\n"
                        + "Content-Type: application/json; charset=utf-8\r\n"
                        + "Content-Length: " + body.length + "\r\n"
                        + "X-RateLimit-Limit: 100\r\n"
                        + "X-RateLimit-Remaining: 99\r\n"
                        + "X-RateLimit-Reset: " + (now.getEpochSecond() + 60) + "\r\n"
                        + "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC))
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[head.length + body.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }

    private static int lengthOf(DataInputStream in) throws IOException {
        int length = 0;
        for (String line = lineOf(in); line != null && !line.isEmpty(); line = lineOf(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        return length;
    }

    /** Null at the end. */
    private static String lineOf(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read == '\n') {
                return line.toString();
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return null;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException ended) {
                // Its client has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }
}
