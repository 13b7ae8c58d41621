package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A server of contacts without a socket, whose data and clock a test moves between any two requests. A write has its
 * time when it is made and is seen when it is committed, which may be later.
 */
final class SimulatedServer {

    /** How the server takes bounds such as {@code $gte} on a date. */
    enum Ranges {
        HONOURED,
        /** A text never matches a date. */
        DATES_MATCH_NOTHING,
        NOTHING_MATCHES,
        IGNORED
    }

    /** The contacts that the server counts for the total. */
    enum Totals {
        MATCHING,
        /** Whatever the filter asks for. */
        WHOLE_COLLECTION,
        ZERO,
        OF_THE_PAGE
    }

    private static final String FIRST = "65a000000000000000000000";

    final TreeMap<String, Contact> contacts = new TreeMap<>();
    final List<Runnable> uncommitted = new ArrayList<>();
    Instant now = Instant.parse("2026-11-25T10:00:00.000Z");
    Ranges ranges = Ranges.HONOURED;
    ChronoUnit granularity = ChronoUnit.MILLIS;
    int cap = Integer.MAX_VALUE;
    /** Gives no more than this, but says that it gives what was asked for. */
    int most = Integer.MAX_VALUE;

    /** Puts at least so many on a page, whatever was asked for. */
    int least = 1;

    Totals totals = Totals.MATCHING;
    /** Refuses as a bad request each filter that has one of these operators or names one of these fields. */
    final Set<String> refuses = new HashSet<>();

    /** Answers as if the filter had no {@code $in}. */
    boolean ignoresIn;
    /** Finds no contact by {@code $in}. */
    boolean findsNothingByIn;
    /** Answers as if there were no filter. */
    boolean ignoresFilters;
    /** Lists no contact with {@code deleted: true}, whatever the filter. */
    boolean hidesDeleted;

    boolean tellsTheDate = true;
    boolean sorts = true;
    /** Runs between the reading of a page and the counting of the total; which of both comes first is the test's choice. */
    Runnable betweenPageAndTotal;

    boolean totalFirst;
    long requests;
    private int ids;
    private int writes;

    /** A server of the same kind and time with other contacts. */
    SimulatedServer with(Map<String, Contact> others) {
        SimulatedServer server = new SimulatedServer();
        server.contacts.putAll(others);
        server.now = now;
        server.ranges = ranges;
        server.granularity = granularity;
        server.cap = cap;
        server.most = most;
        server.least = least;
        server.totals = totals;
        server.refuses.addAll(refuses);
        server.hidesDeleted = hidesDeleted;
        server.tellsTheDate = tellsTheDate;
        server.sorts = sorts;
        return server;
    }

    /** @param skew how far the clock of the writing node is off, in milliseconds */
    Contact insert(long skew) {
        String id = String.format("%s%06x", FIRST.substring(0, 18), ++ids);
        return write(id, skew);
    }

    Contact write(String id, long skew) {
        Contact contact = new Contact(Map.of("_id", id, "status", "active"));
        contact.put("rev", ++writes);
        contact.put("modifiedDate", SortKey.text(now.plusMillis(skew).truncatedTo(granularity)));
        contacts.put(id, contact);
        return contact;
    }

    /** The write is made now and becomes visible when it is committed. */
    void writeLater(String id, long skew) {
        Instant made = now;
        uncommitted.add(() -> {
            Instant seen = now;
            now = made;
            write(id, skew);
            now = seen;
        });
    }

    String newId() {
        return String.format("%s%06x", FIRST.substring(0, 18), ++ids);
    }

    void commitAll() {
        uncommitted.forEach(Runnable::run);
        uncommitted.clear();
    }

    void setStatus(String id, String status, long skew) {
        write(id, skew).put("status", status);
    }

    Answer list(ContactQuery query) {
        requests++;
        refuse(query.filter().document());
        List<Contact> matching = matching(query);
        long total = matching.size();
        if (betweenPageAndTotal != null && totalFirst) {
            betweenPageAndTotal.run();
            matching = matching(query);
        }
        int limit = Math.max(Math.min(query.limit(), cap), least);
        long from = (query.page() - 1L) * limit;
        List<Contact> page = matching.stream()
                .skip(from)
                .limit(Math.min(limit, most))
                .map(Contact::copy)
                .toList();
        if (betweenPageAndTotal != null && !totalFirst) {
            betweenPageAndTotal.run();
            total = matching(query).size();
        }
        return new Answer(
                new ContactPage(page, told(total, page.size()), query.page(), limit),
                tellsTheDate ? now.truncatedTo(ChronoUnit.SECONDS) : null,
                null,
                now);
    }

    private long told(long total, int size) {
        return switch (totals) {
            case MATCHING -> total;
            case WHOLE_COLLECTION -> contacts.size();
            case ZERO -> 0;
            case OF_THE_PAGE -> size;
        };
    }

    private void refuse(Object filter) {
        if (filter instanceof Map<?, ?> document) {
            document.forEach((name, value) -> {
                if (refuses.contains(name)) {
                    throw new InvalidContactException("the simulated server refuses " + name);
                }
                refuse(value);
            });
        }
        if (filter instanceof List<?> parts) {
            parts.forEach(this::refuse);
        }
    }

    private List<Contact> matching(ContactQuery query) {
        List<Contact> matching = new ArrayList<>();
        for (Contact contact : contacts.values()) {
            boolean isShown = !hidesDeleted || !Boolean.TRUE.equals(contact.get("deleted"));
            if (isShown && (ignoresFilters || matches(contact, query.filter().document()))) {
                matching.add(contact);
            }
        }
        if (sorts) {
            matching.sort(order(query.sort().fields()));
        }
        return matching;
    }

    private static Comparator<Contact> order(Map<String, Integer> fields) {
        Comparator<Contact> order = (one, other) -> 0;
        for (Map.Entry<String, Integer> field : new LinkedHashMap<>(fields).entrySet()) {
            Comparator<Contact> by =
                    Comparator.comparing(contact -> String.valueOf(contact.getOrDefault(field.getKey(), "")));
            order = order.thenComparing(field.getValue() > 0 ? by : by.reversed());
        }
        return order;
    }

    private boolean matches(Contact contact, Map<?, ?> filter) {
        return filter.entrySet().stream().allMatch(condition -> {
            if ("$and".equals(condition.getKey())) {
                return ((List<?>) condition.getValue()).stream().allMatch(part -> matches(contact, (Map<?, ?>) part));
            }
            return meets(contact, (String) condition.getKey(), condition.getValue());
        });
    }

    private boolean meets(Contact contact, String field, Object condition) {
        Object value = contact.get(field);
        boolean date = field.equals("modifiedDate");
        if (condition instanceof Map<?, ?> operators) {
            return operators.entrySet().stream().allMatch(operator -> compares(value, date, operator));
        }
        return switch (ranges) {
            case DATES_MATCH_NOTHING -> !date && condition.equals(value);
            case IGNORED -> date || condition.equals(value);
            default -> condition.equals(value);
        };
    }

    private boolean compares(Object value, boolean date, Map.Entry<?, ?> operator) {
        if (operator.getKey().equals("$exists")) {
            return operator.getValue().equals(value != null);
        }
        if (operator.getKey().equals("$ne")) {
            return !operator.getValue().equals(value);
        }
        if (operator.getKey().equals("$in")) {
            return ignoresIn || !findsNothingByIn && ((Collection<?>) operator.getValue()).contains(value);
        }
        if (ranges == Ranges.IGNORED) {
            return true;
        }
        boolean mismatch = ranges == Ranges.NOTHING_MATCHES || date && ranges == Ranges.DATES_MATCH_NOTHING;
        if (mismatch || value == null) {
            return false;
        }
        int difference = value.toString().compareTo(operator.getValue().toString());
        return switch ((String) operator.getKey()) {
            case "$gt" -> difference > 0;
            case "$gte" -> difference >= 0;
            case "$lt" -> difference < 0;
            case "$lte" -> difference <= 0;
            default -> throw new IllegalArgumentException("unknown operator " + operator.getKey());
        };
    }

    Set<String> active() {
        return contacts.values().stream()
                .filter(contact -> "active".equals(contact.get("status")))
                .map(Contact::getId)
                .collect(java.util.stream.Collectors.toSet());
    }
}
