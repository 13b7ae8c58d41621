package com.cognipeer.camel.contacts.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
        contacts = new byte[size * (ListedContacts.SIZE + 1)];
        for (int number = 1; number <= size; number++) {
            byte[] contact = (ListedContacts.json(number) + ",").getBytes(StandardCharsets.UTF_8);
            System.arraycopy(contact, 0, contacts, (number - 1) * contact.length, contact.length);
        }
    }

    /** @param args how many contacts there are */
    public static void main(String[] args) throws Exception {
        ListingServer server = new ListingServer(Integer.parseInt(args[0]));
        ServerSocket listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        Connections.serve(listener, server::converse);
        System.out.println(listener.getLocalPort());
        Connections.endWithStandardInput();
    }

    private void converse(InputStream from, OutputStream to) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(from));
        for (WireRequest request = WireRequest.read(in); request != null; request = WireRequest.read(in)) {
            if (request.path().equals("/requests")) {
                to.write(WireAnswer.of("200 OK", String.valueOf(requests.getAndSet(0))));
            } else {
                requests.incrementAndGet();
                to.write(list(request));
            }
        }
    }

    private byte[] list(WireRequest request) throws IOException {
        String[] path = URI.create(request.path()).getPath().split("/", 4);
        if (!request.method().equals("POST") || !path[3].equals("v1/sdk/contact/list")) {
            throw new IllegalStateException("Nothing but lists is answered, not " + request.path());
        }
        try {
            Thread.sleep(Long.parseLong(path[1]));
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        return answer(MAPPER.readTree(request.body()), Integer.parseInt(path[2]));
    }

    private byte[] answer(JsonNode query, int size) {
        int limit = Math.min(query.path("limit").asInt(10), LARGEST_PAGE);
        int page = query.path("page").asInt(1);
        int behind = lastRead(query);
        int first = Math.min(size, behind + (page - 1) * limit);
        int count = Math.min(limit, size - first);
        byte[] begin = "{\"success\":true,\"data\":[".getBytes(StandardCharsets.US_ASCII);
        byte[] end = ("],\"total\":" + (size - behind) + ",\"page\":" + page + ",\"limit\":" + limit + "}")
                .getBytes(StandardCharsets.US_ASCII);
        int length = count == 0 ? 0 : count * (ListedContacts.SIZE + 1) - 1;
        ByteArrayOutputStream answer = WireAnswer.begin("200 OK", begin.length + length + end.length);
        answer.writeBytes(begin);
        answer.write(contacts, first * (ListedContacts.SIZE + 1), length);
        answer.writeBytes(end);
        return answer.toByteArray();
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
}
