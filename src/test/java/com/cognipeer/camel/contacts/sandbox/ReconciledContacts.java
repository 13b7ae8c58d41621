package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/**
 * Lists so many contacts that no sandbox could hold them, to a consumer of changes that detects deletions: by {@code _id}, by
 * {@code modifiedDate}, whose order is the same, and by lists of {@code _id}. Some contacts are gone from the second walk over
 * all ids on. It counts what each walk asks.
 */
public final class ReconciledContacts implements AutoCloseable {

    private static final String LIST = "/v1/sdk/contact/list";
    private static final int MAX_LIMIT = 1000;

    private final TemplateContacts contacts = new TemplateContacts();
    private final List<AtomicLong> walks = new CopyOnWriteArrayList<>();
    private final AtomicLong confirmations = new AtomicLong();
    private final AtomicLong polls = new AtomicLong();
    private final long size;
    private final Set<Long> gone;
    private final HttpListener listener;

    private ReconciledContacts(long size, Set<Long> gone) {
        this.size = size;
        this.gone = gone;
        this.listener = new HttpListener(0, Clock.systemUTC(), IdleTimes.FOR_EVER, this::answer);
        listener.start();
    }

    /** Starts a server of the contacts 1 to {@code size}, of which these are gone when a second walk begins. */
    public static ReconciledContacts of(long size, Set<Long> gone) {
        return new ReconciledContacts(size, Set.copyOf(gone));
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + listener.port() + "/v1";
    }

    /** How many pages each walk over all ids has asked for; the last one may be under way. */
    public List<Long> pagesOfWalks() {
        return walks.stream().map(AtomicLong::get).toList();
    }

    /** How often ids were asked for by a list. */
    public long confirmations() {
        return confirmations.get();
    }

    /** How often changes were asked for. */
    public long polls() {
        return polls.get();
    }

    @Override
    public void close() {
        listener.close();
    }

    private HttpAnswer answer(RecordedRequest request) {
        if (!request.path().equals(LIST)) {
            return HttpAnswer.json(404, ErrorEnvelope.SDK.body(404, "Cannot " + request.method()));
        }
        ObjectNode body = Json.parseObject(request.body());
        JsonNode filter = body.path("filter");
        count(filter, body.path("sort"), body.path("limit").asInt());
        int limit = Math.min(body.path("limit").asInt(), MAX_LIMIT);
        return HttpAnswer.json(
                200,
                filter.path("_id").has("$in") ? page(asked(filter), limit) : page(first(filter), last(filter), limit));
    }

    /** A question of one contact finds out how the server pages. */
    private void count(JsonNode filter, JsonNode sort, int limit) {
        if (filter.path("_id").has("$in")) {
            confirmations.incrementAndGet();
        } else if (sort.has("modifiedDate") || filter.has("modifiedDate")) {
            polls.incrementAndGet();
        } else if (limit > 1) {
            if (filter.isEmpty()) {
                walks.add(new AtomicLong());
            }
            walks.get(walks.size() - 1).incrementAndGet();
        }
    }

    private List<Long> asked(JsonNode filter) {
        return StreamSupport.stream(filter.path("_id").path("$in").spliterator(), false)
                .map(id -> Long.parseLong(id.asText(), 16))
                .filter(this::isThere)
                .sorted()
                .toList();
    }

    private boolean isThere(long number) {
        return number >= 1 && number <= size && !(walks.size() > 1 && gone.contains(number));
    }

    private long first(JsonNode filter) {
        long first = 1;
        for (Map.Entry<String, JsonNode> field : filter.properties()) {
            JsonNode condition = field.getValue();
            if (condition.isTextual()) {
                first = Math.max(first, number(field.getKey(), condition, true));
            } else if (condition.has("$exists")) {
                first = condition.path("$exists").asBoolean() ? first : size + 1;
            }
            if (condition.has("$gte")) {
                first = Math.max(first, number(field.getKey(), condition.get("$gte"), true));
            }
            if (condition.has("$gt")) {
                first = Math.max(first, number(field.getKey(), condition.get("$gt"), false) + 1);
            }
        }
        return first;
    }

    private long last(JsonNode filter) {
        long last = size;
        for (Map.Entry<String, JsonNode> field : filter.properties()) {
            JsonNode condition = field.getValue();
            if (condition.isTextual()) {
                last = Math.min(last, number(field.getKey(), condition, false));
            }
            if (condition.has("$lte")) {
                last = Math.min(last, number(field.getKey(), condition.get("$lte"), false));
            }
            if (condition.has("$lt")) {
                last = Math.min(last, number(field.getKey(), condition.get("$lt"), true) - 1);
            }
        }
        return last;
    }

    /** The number of a contact with this value; between two contacts that of the next or of the previous one. */
    private long number(String field, JsonNode value, boolean next) {
        if (field.equals("_id")) {
            return new BigInteger(value.asText(), 16)
                    .min(BigInteger.valueOf(size + 1))
                    .longValue();
        }
        long millis = Instant.parse(value.asText()).toEpochMilli()
                - TemplateContacts.dateOf(0).toEpochMilli();
        long number = Math.floorDiv(millis, 1000L);
        return next && Math.floorMod(millis, 1000L) > 0 ? number + 1 : number;
    }

    private byte[] page(long first, long last, int limit) {
        List<Long> listed = LongStream.rangeClosed(first, last)
                .filter(this::isThere)
                .limit(limit)
                .boxed()
                .toList();
        long lacking = walks.size() > 1
                ? gone.stream()
                        .filter(number -> first <= number && number <= last)
                        .count()
                : 0;
        return page(listed, Math.max(0, last - first + 1) - lacking, limit);
    }

    private byte[] page(List<Long> listed, int limit) {
        return page(listed, listed.size(), limit);
    }

    private byte[] page(List<Long> listed, long total, int limit) {
        List<byte[]> written = new ArrayList<>();
        listed.forEach(number -> {
            byte[] contact = new byte[contacts.size()];
            contacts.write(number, contact, 0);
            written.add(contact);
        });
        StringBuilder data = new StringBuilder("{\"success\":true,\"data\":[");
        for (int i = 0; i < written.size(); i++) {
            data.append(i == 0 ? "" : ",").append(new String(written.get(i), StandardCharsets.UTF_8));
        }
        return data.append("],\"total\":" + total + ",\"page\":1,\"limit\":" + limit + "}")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
