package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Writes what was decided for a candidate, and decides anew where the store is not as it was looked up. */
final class Writer {

    private final ContactsClient client;
    private final Comparison comparison;
    private final MatchBy matchBy;

    Writer(ContactsClient client, Comparison comparison, MatchBy matchBy) {
        this.client = client;
        this.comparison = comparison;
        this.matchBy = matchBy;
    }

    /** What became of the candidate; whatever an operation fails with is a failure of the candidate. */
    CompletableFuture<Settled> write(Candidate candidate, Decision decision) {
        return switch (decision.outcome()) {
            case created -> create(candidate, decision);
            case updated -> update(candidate, decision, true);
            case unchanged, failed -> CompletableFuture.completedFuture(Settled.of(candidate, decision));
        };
    }

    /** Where a creation met a conflict: changes the contact that has an identifier of the candidate, where it is the same one. */
    CompletableFuture<Settled> resolve(Candidate candidate, Decision decision, InvalidContactException conflict) {
        return adopt(candidate, conflict, decision.outcome() == Outcome.created ? holders(candidate) : List.of());
    }

    /** Changes the fields of the plan's stored contact. */
    CompletableFuture<Settled> change(Plan plan, Contact fields) {
        Contact stored = plan.stored().get(0);
        ContactKey key = ContactKey.of(stored, plan.candidate().key().field());
        return update(plan.candidate(), Decision.change(identity(key), stored, fields), false);
    }

    /** @param mayCreate whether to create the contact where it has gone meanwhile */
    private CompletableFuture<Settled> update(Candidate candidate, Decision decision, boolean mayCreate) {
        return Recovery.otherwise(
                client.update(decision.identity(), decision.fields())
                        .thenApply(updated -> Settled.of(candidate, decision, updated.body())),
                failure -> mayCreate && Recovery.isAbsence(failure)
                        ? write(candidate, comparison.decide(candidate, List.of()))
                        : CompletableFuture.completedFuture(Settled.unchangeable(candidate, failure)));
    }

    private CompletableFuture<Settled> create(Candidate candidate, Decision decision) {
        return Recovery.otherwise(
                client.create(decision.fields()).thenApply(created -> Settled.of(candidate, decision, created.body())),
                failure -> CompletableFuture.completedFuture(Settled.failed(candidate, failure)));
    }

    private CompletableFuture<Settled> adopt(
            Candidate candidate, InvalidContactException conflict, List<ContactKey> holders) {
        if (holders.isEmpty()) {
            return CompletableFuture.completedFuture(Settled.failed(candidate, conflict));
        }
        ContactKey asked = holders.get(0);
        return Recovery.otherwise(
                client.get(identity(asked)).thenCompose(holder -> adopt(candidate, conflict, asked, holder.body())),
                failure -> Recovery.isAbsence(failure)
                        ? adopt(candidate, conflict, holders.subList(1, holders.size()))
                        : CompletableFuture.completedFuture(Settled.failed(candidate, failure)));
    }

    private CompletableFuture<Settled> adopt(
            Candidate candidate, InvalidContactException conflict, ContactKey asked, Contact holder) {
        Decision decision = asked.equals(ContactKey.of(holder, asked.field()))
                ? comparison.adopt(
                        candidate, holder, asked.field(), conflict.heldBy(asked.field(), holder.get(Contact.ID)))
                : Decision.refuse(conflict);
        return decision.outcome() == Outcome.updated
                ? update(candidate, decision, false)
                : CompletableFuture.completedFuture(Settled.of(candidate, decision));
    }

    /** Who may have an identifier of the candidate, the likeliest first: its key was not there a moment ago. */
    private List<ContactKey> holders(Candidate candidate) {
        List<ContactKey> holders = new ArrayList<>(List.of(candidate.key()));
        Optional.ofNullable(ContactKey.of(candidate.contact(), Contact.EMAIL))
                .filter(email -> matchBy == MatchBy.auto && !email.equals(candidate.key()))
                .ifPresent(email -> holders.add(0, email));
        return holders;
    }

    private static ContactIdentity identity(ContactKey key) {
        return key.field().equals(Contact.EMAIL)
                ? new ContactIdentity(key.given(), null)
                : new ContactIdentity(null, key.given());
    }
}
