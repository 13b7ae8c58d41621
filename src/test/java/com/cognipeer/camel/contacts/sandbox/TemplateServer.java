package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Lists so many contacts that no sandbox could hold them: they are written from a template as they are asked for. It
 * knows filters and sorts by {@code _id}, and lists of integration ids, and refuses every other, so that no test runs on
 * an answer to another question. What is written to it is counted and forgotten.
 */
public final class TemplateServer implements AutoCloseable {
    private static final String CONTACT = "/v1/sdk/contact";
    private static final String LIST = CONTACT + "/list";
    private static final String INTEGRATION_ID = "integrationId";
    private static final int MAX_LIMIT = 1000;
    private static final BigInteger ONE = BigInteger.ONE;

    private final TemplateContacts contacts = new TemplateContacts();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final int size;
    private final HttpListener listener;

    private TemplateServer(int size) {
        if (size < 0 || size > TemplateContacts.MOST) {
            throw new IllegalArgumentException("There can be 0 to " + TemplateContacts.MOST + " contacts");
        }
        this.size = size;
        this.listener = new HttpListener(0, Clock.systemUTC(), IdleTimes.FOR_EVER, this::answer);
        listener.start();
    }

    /** Starts a server of the contacts 1 to {@code size}, whose {@code _id} is their number in 24 hex digits. */
    public static TemplateServer of(int size) {
        return new TemplateServer(size);
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + listener.port() + "/v1";
    }

    /** How many requests have come in, refused ones too. */
    public long requestCount() {
        return requests.get();
    }

    /** How many contacts were created or updated. */
    public long writeCount() {
        return writes.get();
    }

    @Override
    public void close() {
        listener.close();
    }

    private HttpAnswer answer(RecordedRequest request) {
        requests.incrementAndGet();
        try {
            if (request.path().equals(CONTACT) && !request.method().equals("GET")) {
                return write(Json.parseObject(request.body()));
            }
            if (!request.method().equals("POST") || !request.path().equals(LIST)) {
                throw ApiFailure.notFound("Cannot " + request.method() + " " + request.path());
            }
            return list(Json.parseObject(request.body()));
        } catch (ApiFailure failure) {
            return HttpAnswer.json(failure.status(), ErrorEnvelope.SDK.body(failure.status(), failure.getMessage()));
        }
    }

    /** The numbers of the contacts that match. */
    private record Range(long first, long last) {
        long count() {
            return Math.max(0, last - first + 1);
        }

        List<Long> numbers() {
            return LongStream.rangeClosed(first, last).boxed().toList();
        }

        Range from(long number) {
            return new Range(Math.max(first, number), last);
        }

        Range upTo(long number) {
            return new Range(first, Math.min(last, number));
        }
    }

    private HttpAnswer write(ObjectNode body) {
        writes.incrementAndGet();
        return HttpAnswer.json(200, contact(number(body.path("integrationId"))));
    }

    private HttpAnswer list(ObjectNode body) {
        if (body.path("filter").has(INTEGRATION_ID)) {
            return listByIntegrationId(body);
        }
        requireSortById(body.path("sort"));
        Range matching = matching(body.path("filter"));
        long page = body.path("page").asLong(1);
        int limit = Math.min(body.path("limit").asInt(10), MAX_LIMIT);
        if (page < 1 || limit < 1) {
            throw ApiFailure.badRequest("page and limit must be at least 1");
        }
        Range rest = matching.from(matching.first() + (page - 1) * limit);
        Range listed = rest.upTo(rest.first() + limit - 1);
        return HttpAnswer.json(200, page(listed.numbers(), matching.count(), page, limit));
    }

    private HttpAnswer listByIntegrationId(ObjectNode body) {
        JsonNode names = body.path("filter").path(INTEGRATION_ID).path("$in");
        if (!body.path("sort").toString().equals("{\"integrationId\":1}")
                || body.path("page").asInt() != 1
                || names.size() > Math.min(body.path("limit").asInt(), MAX_LIMIT)) {
            throw ApiFailure.badRequest("Integration ids are listed all on one page, sorted by themselves");
        }
        List<Long> matching = new ArrayList<>();
        names.forEach(name -> matching.add(number(name)));
        matching.removeIf(number -> number > size);
        matching.sort(null);
        return HttpAnswer.json(
                200, page(matching, matching.size(), 1, body.path("limit").asInt()));
    }

    private static long number(JsonNode integrationId) {
        if (!integrationId.asText().matches("crm-[0-9]{7}")) {
            throw ApiFailure.badRequest("An integration id is crm- and seven digits, not " + integrationId);
        }
        return Long.parseLong(integrationId.asText().substring("crm-".length()));
    }

    private static void requireSortById(JsonNode sort) {
        if (!sort.isMissingNode() && !sort.isEmpty() && !sort.toString().equals("{\"_id\":1}")) {
            throw ApiFailure.badRequest("The only sort known here is {\"_id\":1}, not " + sort);
        }
    }

    private Range matching(JsonNode filter) {
        Range range = new Range(1, size);
        for (Map.Entry<String, JsonNode> field : filter.properties()) {
            if (!field.getKey().equals("_id") || !field.getValue().isObject()) {
                throw ApiFailure.badRequest("No filter is known here but a range of _id, not " + filter);
            }
            for (Map.Entry<String, JsonNode> bound : field.getValue().properties()) {
                range = within(range, bound.getKey(), id(bound.getValue()));
            }
        }
        return range;
    }

    private Range within(Range range, String operator, BigInteger id) {
        return switch (operator) {
            case "$gt" -> range.from(number(id.add(ONE)));
            case "$gte" -> range.from(number(id));
            case "$lt" -> range.upTo(number(id.subtract(ONE)));
            case "$lte" -> range.upTo(number(id));
            default -> throw ApiFailure.badRequest("The operator " + operator + " is not known here");
        };
    }

    private static BigInteger id(JsonNode value) {
        if (!value.isTextual() || !value.textValue().matches("[0-9a-f]{24}")) {
            throw ApiFailure.badRequest("An _id has 24 hex digits, not " + value);
        }
        return new BigInteger(value.textValue(), 16);
    }

    /** Ids reach far beyond a long, contacts do not. */
    private long number(BigInteger id) {
        return id.min(BigInteger.valueOf(size + 1L)).longValue();
    }

    private byte[] page(List<Long> listed, long total, long page, int limit) {
        return answer(listed, "[", "],\"total\":" + total + ",\"page\":" + page + ",\"limit\":" + limit);
    }

    private byte[] contact(long number) {
        return answer(List.of(number), "", "");
    }

    private byte[] answer(List<Long> listed, String before, String behind) {
        byte[] head = ("{\"success\":true,\"data\":" + before).getBytes(StandardCharsets.US_ASCII);
        byte[] tail = (behind + "}").getBytes(StandardCharsets.US_ASCII);
        int commas = Math.max(0, listed.size() - 1);
        byte[] body = new byte[head.length + listed.size() * contacts.size() + commas + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        int at = head.length;
        for (int i = 0; i < listed.size(); i++) {
            if (i > 0) {
                body[at++] = ',';
            }
            contacts.write(listed.get(i), body, at);
            at += contacts.size();
        }
        System.arraycopy(tail, 0, body, at, tail.length);
        return body;
    }
}
