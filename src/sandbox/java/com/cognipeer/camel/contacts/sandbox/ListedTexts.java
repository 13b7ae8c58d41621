package com.cognipeer.camel.contacts.sandbox;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Refuses most contacts that a filter's lists of texts cannot match, with one look into a set. The matcher compares each
 * contact with each text, so a look-up of 100 among 10,000 contacts takes it a million comparisons.
 */
final class ListedTexts {
    private ListedTexts() {}

    /** True for every contact that the clauses match, and for some that they do not match. */
    static Predicate<Document> of(Document clauses) {
        Predicate<Document> all = contact -> true;
        for (String name : clauses.keySet()) {
            all = all.and(clause(name, clauses.get(name)));
        }
        return all;
    }

    private static Predicate<Document> clause(String name, Object value) {
        if (name.equals("$or") && value instanceof List<?> branches) {
            return anyOf(branches);
        }
        if (value instanceof Document operators
                && operators.get("$in") instanceof Collection<?> listed
                && isPlain(name)
                && listed.stream().allMatch(String.class::isInstance)) {
            Set<Object> texts = new HashSet<>(listed);
            return contact -> !(contact.get(name) instanceof String text) || texts.contains(text);
        }
        return contact -> true;
    }

    private static Predicate<Document> anyOf(List<?> branches) {
        if (!branches.stream().allMatch(Document.class::isInstance)) {
            return contact -> true;
        }
        List<Predicate<Document>> predicates =
                branches.stream().map(branch -> of((Document) branch)).toList();
        return contact -> predicates.stream().anyMatch(branch -> branch.test(contact));
    }

    private static boolean isPlain(String name) {
        return !name.startsWith("$") && name.indexOf('.') < 0;
    }
}
