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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lists contacts that are prepared, sorted by their {@code _id}, in a process of its own. A request to
 * {@code /<latency>/<contacts>/v1/sdk/contact/list} is answered after so many milliseconds, and as if there were so many
 * contacts. {@code GET /requests} tells how many there were since it was asked last. Prints its port
 * and ends with its standard input.
 */
public final class ListingServer {

    private static final int LARGEST_PAGE = 1000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** All contacts, each with a comma behind it, so that every page is a part of it. */
    private final byte[] contacts;

    private final AtomicInteger requests = new AtomicInteger();

    private ListingServer(int size) {
        contacts = new byte[size * (SampleContacts.SIZE + 1)];
        for (int number = 1; number <= size; number++) {
            byte[] contact = (SampleContacts.json(number) + ",").getBytes(StandardCharsets.UTF_8);
            System.arraycopy(contact, 0, contacts, (number - 1) * contact.length, contact.length);
        }
    }

    /** @param args how many contacts there are */
    public static void main(String[] args) throws Exception {
        ListingServer server = new ListingServer(Integer.parseInt(args[0]));
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
                if (line.startsWith("GET /requests ")) {
                    in.readFully(new byte[lengthOf(in)]);
                    byte[] count = String.valueOf(requests.getAndSet(0)).getBytes(StandardCharsets.US_ASCII);
                    out.write(head(count.length));
                    out.write(count);
                    continue;
                }
                requests.incrementAndGet();
                String[] path = URI.create(line.split(" ")[1]).getPath().split("/", 4);
                byte[] body = new byte[lengthOf(in)];
                in.readFully(body);
                if (!line.startsWith("POST ") || !path[3].equals("v1/sdk/contact/list")) {
                    throw new IllegalStateException("Nothing but lists is answered, not " + line);
                }
                Thread.sleep(Long.parseLong(path[1]));
                answer(MAPPER.readTree(body), Integer.parseInt(path[2]), out);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(JsonNode query, int size, OutputStream out) throws IOException {
        int limit = Math.min(query.path("limit").asInt(10), LARGEST_PAGE);
        int page = query.path("page").asInt(1);
        int behind = lastRead(query);
        int first = Math.min(size, behind + (page - 1) * limit);
        int count = Math.min(limit, size - first);
        byte[] begin = "{\"success\":true,\"data\":[".getBytes(StandardCharsets.US_ASCII);
        byte[] end = ("],\"total\":" + (size - behind) + ",\"page\":" + page + ",\"limit\":" + limit + "}")
                .getBytes(StandardCharsets.US_ASCII);
        int length = count == 0 ? 0 : count * (SampleContacts.SIZE + 1) - 1;
        byte[] head = head(begin.length + length + end.length);
        byte[] answer = new byte[head.length + begin.length + length + end.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(begin, 0, answer, head.length, begin.length);
        System.arraycopy(contacts, first * (SampleContacts.SIZE + 1), answer, head.length + begin.length, length);
        System.arraycopy(end, 0, answer, answer.length - end.length, end.length);
        out.write(answer);
    }

    /** The number of the contact behind which the filter begins, which is its only condition. */
    private static int lastRead(JsonNode query) {
        JsonNode filter = query.path("filter");
        JsonNode sort = query.path("sort");
        boolean known =
                filter.isEmpty() || filter.size() == 1 && filter.path("_id").has("$gt");
        if (!known || !(sort.isEmpty() || sort.toString().equals("{\"_id\":1}"))) {
            throw new IllegalStateException("No list for " + query);
        }
        return filter.isEmpty()
                ? 0
                : Integer.parseInt(filter.path("_id").path("$gt").asText().substring(4), 16);
    }

    private static byte[] head(int length) {
        Instant now = Instant.now();
        return ("HTTP/1.1 200 OK\r\n"
                        + "Content-Type: application/json; charset=utf-8\r\n"
                        + "Content-Length: " + length + "\r\n"
                        + "X-RateLimit-Limit: 100\r\n"
                        + "X-RateLimit-Remaining: 99\r\n"
                        + "X-RateLimit-Reset: " + (now.getEpochSecond() + 60) + "\r\n"
                        + "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC))
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int lengthOf(DataInputStream in) throws IOException {
        int length = 0;
        for (String line = lineOf(in); line != null && !line.isEmpty(); line = lineOf(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                throw new IllegalStateException("Bodies have to tell their length");
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
