package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The filter and sort of one list request, with MongoDB's semantics. */
final class ContactQuery {
    private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");

    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();
    private final Document filter;
    private final Predicate<Document> listed;
    private final Comparator<Document> order;
    private final EmailComparison emails;

    private ContactQuery(Document filter, Comparator<Document> order, EmailComparison emails) {
        this.filter = filter;
        this.listed = ListedTexts.of(filter);
        this.order = order;
        this.emails = emails;
    }

    static ContactQuery of(JsonNode filter, JsonNode sort, DateComparison dates, EmailComparison emails) {
        ContactQuery query = new ContactQuery(filterOf(filter, dates, emails), orderOf(sort), emails);
        query.check(query.filter);
        return query;
    }

    /** The contacts that match, in order; those the sort does not tell apart stay in the order they came in. */
    List<StoredContact> select(List<StoredContact> contacts) {
        List<StoredContact> matching = filter.isEmpty()
                ? contacts
                : contacts.stream()
                        .filter(contact -> matches(comparable(contact)))
                        .toList();
        if (order == null) {
            return matching;
        }
        return matching.stream()
                .sorted(Comparator.comparing(StoredContact::document, order))
                .toList();
    }

    private boolean matches(Document contact) {
        return listed.test(contact) && matches(contact, filter);
    }

    private Document comparable(StoredContact contact) {
        if (!emails.filtersIgnoreCase() || contact.email() == null) {
            return contact.document();
        }
        Document document = contact.document().clone();
        document.put("email", emails.key(contact.email()));
        return document;
    }

    private static Document filterOf(JsonNode filter, DateComparison dates, EmailComparison emails) {
        if (absent(filter)) {
            return new Document();
        }
        if (filter instanceof ObjectNode object) {
            return MongoDocuments.ofFilter(
                    emails.filtersIgnoreCase() ? EmailsOfFilter.inComparedForm(object, emails) : object, dates);
        }
        throw ApiFailure.badRequest("filter must be an object");
    }

    private static Comparator<Document> orderOf(JsonNode sort) {
        if (absent(sort)) {
            return null;
        }
        if (!sort.isObject()) {
            throw ApiFailure.badRequest("sort must be an object");
        }
        Document keys = new Document();
        sort.properties().forEach(key -> keys.put(key.getKey(), direction(key.getKey(), key.getValue())));
        return keys.isEmpty() ? null : new DocumentComparator(keys);
    }

    private static int direction(String key, JsonNode value) {
        boolean known = value.isNumber() && Math.abs(value.doubleValue()) == 1;
        if (!known || key.isEmpty() || key.startsWith("$")) {
            throw ApiFailure.badRequest("sort must map field names to 1 or -1: " + key + " is " + value);
        }
        return value.intValue();
    }

    private static boolean absent(JsonNode node) {
        return node == null || node.isNull();
    }

    /**
     * Tries every operator by itself, because the matcher stops at the first clause that fails. A wrong operator after it, or
     * in a query of an empty store, would go unnoticed.
     */
    private void check(Document clauses) {
        clauses.forEach((name, value) -> {
            if (LOGICAL.contains(name) && value instanceof Collection<?> branches && !branches.isEmpty()) {
                branches.forEach(this::checkBranch);
            } else if (value instanceof Document operators && !operators.containsKey("$regex")) {
                operators.forEach((operator, operand) ->
                        matches(new Document(), new Document(name, new Document(operator, operand))));
            } else {
                matches(new Document(), new Document(name, value));
            }
        });
    }

    private void checkBranch(Object branch) {
        if (!(branch instanceof Document clauses)) {
            throw ApiFailure.badRequest("Bad filter: $and, $or and $nor take an array of objects");
        }
        check(clauses);
    }

    private boolean matches(Document document, Document clauses) {
        try {
            return matcher.matches(document, clauses);
        } catch (RuntimeException e) {
            throw ApiFailure.badRequest("Bad filter: " + e.getMessage());
        }
    }
}
