package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Tells what would become of plans, and writes nothing: looks up who has the identifiers that would be written. */
final class Rehearsal {

    private final Imagined imagined;
    private final Comparison comparison;
    private final MatchBy matchBy;

    Rehearsal(Imagined imagined, Comparison comparison, MatchBy matchBy) {
        this.imagined = imagined;
        this.comparison = comparison;
        this.matchBy = matchBy;
    }

    /** @param plans of contacts that have nothing to do with each other */
    CompletableFuture<List<Settled>> rehearse(List<Plan> plans) {
        Set<ContactKey> emails = new LinkedHashSet<>();
        Set<ContactKey> integrationIds = new LinkedHashSet<>();
        plans.stream()
                .flatMap(plan -> taken(plan).stream())
                .forEach(key -> (key.field().equals(Contact.EMAIL) ? emails : integrationIds).add(key));
        return imagined.find(emails)
                .thenCompose(byEmail -> imagined.find(integrationIds).thenApply(byIntegrationId -> {
                    Map<ContactKey, List<Contact>> holders = new HashMap<>(byEmail);
                    holders.putAll(byIntegrationId);
                    List<Settled> settled = new ArrayList<>();
                    plans.forEach(plan -> settled.add(rehearse(plan, holders)));
                    return settled;
                }));
    }

    /** The identifiers that the contact would have and is not known to have. */
    private static List<ContactKey> taken(Plan plan) {
        return switch (plan.decision().outcome()) {
            case created, updated -> {
                List<ContactKey> taken = ContactKey.all(plan.decision().fields());
                taken.remove(plan.candidate().key());
                yield taken;
            }
            case unchanged, failed -> List.of();
        };
    }

    private Settled rehearse(Plan plan, Map<ContactKey, List<Contact>> holders) {
        Candidate candidate = plan.candidate();
        Decision decision = plan.decision();
        Contact stored = plan.stored().isEmpty() ? null : plan.stored().get(0);
        for (ContactKey key : taken(plan)) {
            for (Contact holder : holders.getOrDefault(key, List.of())) {
                if (stored == null) {
                    decision = adopted(candidate, key, holder);
                    stored = holder;
                } else if (!Objects.equals(holder.get(Contact.ID), stored.get(Contact.ID))) {
                    decision = Decision.refuse(conflict(key));
                }
            }
        }
        Contact written = decision.fields();
        if (decision.outcome() == Outcome.created) {
            Contact created = new Contact(written);
            created.put(Contact.ID, "imagined " + candidate.index());
            imagined.store(created);
        } else if (decision.outcome() == Outcome.updated) {
            Contact changed = new Contact(stored);
            changed.putAll(written);
            imagined.store(changed);
        }
        return Settled.of(candidate, decision);
    }

    private Decision adopted(Candidate candidate, ContactKey key, Contact holder) {
        boolean mayAdopt = matchBy == MatchBy.auto && key.field().equals(Contact.EMAIL);
        return mayAdopt
                ? comparison.adopt(candidate, holder, key.field(), conflict(key))
                : Decision.refuse(conflict(key));
    }

    private static InvalidContactException conflict(ContactKey key) {
        return new InvalidContactException(
                "Another contact has this " + key.field() + ", so that the API would refuse it");
    }
}
