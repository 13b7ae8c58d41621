package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Looks up what is stored, and decides what has to be done. */
final class Planner {

    private final Lookup lookup;
    private final Comparison comparison;

    Planner(Lookup lookup, Comparison comparison) {
        this.lookup = lookup;
        this.comparison = comparison;
    }

    /** Both kinds of keys each with a listing of their own, as the API knows no other way to ask for several. */
    CompletableFuture<StoredContacts> lookUp(Collection<ContactKey> keys, StoredContacts stored) {
        return lookUp(keys, Contact.INTEGRATION_ID, stored).thenCompose(some -> lookUp(keys, Contact.EMAIL, stored));
    }

    private CompletableFuture<StoredContacts> lookUp(Collection<ContactKey> keys, String field, StoredContacts stored) {
        Set<ContactKey> asked = new LinkedHashSet<>(keys);
        asked.removeIf(key -> !key.field().equals(field));
        return lookup.find(asked).thenApply(found -> {
            stored.addAll(found);
            return stored;
        });
    }

    Plan plan(Candidate candidate, StoredContacts stored) {
        List<Contact> matches = stored.having(candidate.key());
        return new Plan(candidate, matches, comparison.decide(candidate, matches), null);
    }

    /**
     * The plans of those candidates that can be carried out at once: of contacts that share no identifier, given or stored,
     * with an earlier one. The others depend on what becomes of these.
     */
    List<Plan> independent(List<Candidate> candidates, StoredContacts stored) {
        Set<ContactKey> identifiers = new HashSet<>();
        List<Plan> independent = new ArrayList<>();
        for (Candidate candidate : candidates) {
            List<ContactKey> given = candidate.identifiers();
            List<ContactKey> ofTheStored = stored.identifiersBeside(candidate.key());
            if (!holdsAny(identifiers, given) && !holdsAny(identifiers, ofTheStored)) {
                independent.add(plan(candidate, stored));
            }
            identifiers.addAll(given);
            identifiers.addAll(ofTheStored);
        }
        return independent;
    }

    private static boolean holdsAny(Set<ContactKey> identifiers, List<ContactKey> some) {
        for (ContactKey identifier : some) {
            if (identifiers.contains(identifier)) {
                return true;
            }
        }
        return false;
    }
}
