package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Looks up what is stored of candidates, and decides what has to be done for each. */
final class Planner {

    private final Lookup lookup;
    private final Comparison comparison;

    Planner(Lookup lookup, Comparison comparison) {
        this.lookup = lookup;
        this.comparison = comparison;
    }

    /** The keys of both kinds each with a listing of their own, as the API knows no other way to ask for several. */
    CompletableFuture<List<Plan>> plan(List<Candidate> candidates) {
        return lookup.find(keys(candidates, Contact.INTEGRATION_ID))
                .thenCompose(byIntegrationId -> lookup.find(keys(candidates, Contact.EMAIL))
                        .thenApply(byEmail -> {
                            Map<ContactKey, List<Contact>> stored = new HashMap<>(byIntegrationId);
                            stored.putAll(byEmail);
                            return candidates.stream()
                                    .map(candidate -> plan(candidate, stored.getOrDefault(candidate.key(), List.of())))
                                    .toList();
                        }));
    }

    private Plan plan(Candidate candidate, List<Contact> stored) {
        return new Plan(candidate, stored, comparison.decide(candidate, stored), null);
    }

    private static List<ContactKey> keys(Collection<Candidate> candidates, String field) {
        return candidates.stream()
                .map(Candidate::key)
                .filter(key -> key.field().equals(field))
                .toList();
    }
}
