package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lists so many contacts that no sandbox could hold them: they are written from a template as they are asked for. It
 * knows filters and sorts by {@code _id} only and refuses every other, so that no test runs on an answer to another
 * question.
 */
public final class TemplateServer implements AutoCloseable {
    private static final String LIST = "/v1/sdk/contact/list";
    private static final int MAX_LIMIT = 1000;
    private static final BigInteger ONE = BigInteger.ONE;

    private final TemplateContacts contacts = new TemplateContacts();
    private final AtomicLong requests = new AtomicLong();
    private final int size;
    private final HttpListener listener;

    private TemplateServer(int size) {
        if (size < 0 || size > TemplateContacts.MOST) {
            throw new IllegalArgumentException("There can be 0 to " + TemplateContacts.MOST + " contacts");
        }
        this.size = size;
        this.listener = new HttpListener(0, Clock.systemUTC(), this::answer);
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

    @Override
    public void close() {
        listener.close();
    }

    private HttpAnswer answer(RecordedRequest request) {
        requests.incrementAndGet();
        try {
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

        Range from(long number) {
            return new Range(Math.max(first, number), last);
        }

        Range upTo(long number) {
            return new Range(first, Math.min(last, number));
        }
    }

    private HttpAnswer list(ObjectNode body) {
        requireSortById(body.path("sort"));
        Range matching = matching(body.path("filter"));
        long page = body.path("page").asLong(1);
        int limit = Math.min(body.path("limit").asInt(10), MAX_LIMIT);
        if (page < 1 || limit < 1) {
            throw ApiFailure.badRequest("page and limit must be at least 1");
        }
        Range rest = matching.from(matching.first() + (page - 1) * limit);
        Range listed = rest.upTo(rest.first() + limit - 1);
        return HttpAnswer.json(200, page(listed, matching.count(), page, limit));
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

    private byte[] page(Range listed, long total, long page, int limit) {
        byte[] head = "{\"success\":true,\"data\":[".getBytes(StandardCharsets.US_ASCII);
        byte[] tail = ("],\"total\":" + total + ",\"page\":" + page + ",\"limit\":" + limit + "}")
                .getBytes(StandardCharsets.US_ASCII);
        int count = (int) listed.count();
        int commas = Math.max(0, count - 1);
        byte[] body = new byte[head.length + count * contacts.size() + commas + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        int at = head.length;
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                body[at++] = ',';
            }
            contacts.write(listed.first() + i, body, at);
            at += contacts.size();
        }
        System.arraycopy(tail, 0, body, at, tail.length);
        return body;
    }
}
