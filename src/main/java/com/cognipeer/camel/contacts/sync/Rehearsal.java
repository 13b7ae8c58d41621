package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Tells what would become of plans, and writes nothing: looks up who has the identifiers that would be written. */
final class Rehearsal implements ChunkWork {

    private static final String IMAGINED = "imagined ";

    private final Planner planner;
    private final Imagined imagined;
    private final Comparison comparison;
    private final SyncLedger ledger;
    private final StoredContacts stored;
    private final HandOvers handOvers;

    /**
     * @param planner looks up in what is imagined
     * @param stored    is told what would have been written
     * @param handOvers keeps what is refused because of an identifier
     */
    Rehearsal(
            Planner planner,
            Imagined imagined,
            Comparison comparison,
            SyncLedger ledger,
            StoredContacts stored,
            HandOvers handOvers) {
        this.planner = planner;
        this.imagined = imagined;
        this.comparison = comparison;
        this.ledger = ledger;
        this.stored = stored;
        this.handOvers = handOvers;
    }

    @Override
    public CompletableFuture<Boolean> carryOut(List<Plan> plans) {
        List<ContactKey> taken =
                plans.stream().flatMap(plan -> taken(plan).stream()).toList();
        return planner.lookUp(taken, new StoredContacts()).thenApply(holders -> {
            plans.forEach(plan -> conclude(plan, rehearse(plan, holders)));
            return true;
        });
    }

    @Override
    public CompletableFuture<Settled> attempt(Plan plan) {
        return planner.lookUp(taken(plan), new StoredContacts()).thenApply(holders -> rehearse(plan, holders));
    }

    @Override
    public CompletableFuture<Settled> change(Plan plan, Contact fields) {
        Contact before = plan.stored().get(0);
        return CompletableFuture.completedFuture(
                written(plan.candidate(), Decision.change(null, before, fields), before));
    }

    @Override
    public void settle(Settled settled) {
        ledger.settle(settled);
    }

    private void conclude(Plan plan, Settled settled) {
        handOvers.freed(settled.freed());
        boolean kept = settled.failure() instanceof InvalidContactException conflict
                && conflict.isConflict()
                && handOvers.keepRefused(plan, conflict);
        if (!kept) {
            settle(settled);
        }
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

    private Settled rehearse(Plan plan, StoredContacts holders) {
        Candidate candidate = plan.candidate();
        Decision decision = plan.decision();
        Contact before = plan.stored().isEmpty() ? null : plan.stored().get(0);
        for (ContactKey key : taken(plan)) {
            for (Contact holder : holders.having(key)) {
                if (before == null) {
                    decision = comparison.adopt(candidate, holder, key.field(), conflict(key, holder));
                    before = holder;
                } else if (!Objects.equals(holder.get(Contact.ID), before.get(Contact.ID))) {
                    decision = Decision.refuse(conflict(key, holder));
                }
            }
        }
        return written(candidate, decision, before);
    }

    private Settled written(Candidate candidate, Decision decision, Contact before) {
        if (decision.fields().isEmpty()) {
            return Settled.of(candidate, decision);
        }
        try {
            ContactJson.write(decision.fields());
        } catch (InvalidJsonException e) {
            return Settled.failed(candidate, new InvalidContactException("The contact " + e.getMessage()));
        }
        Contact after = new Contact(before == null ? new Contact() : before);
        after.putAll(decision.fields());
        after.putIfAbsent(Contact.ID, IMAGINED + candidate.index());
        imagined.store(after);
        stored.put(after);
        return Settled.of(candidate, decision, after);
    }

    private static InvalidContactException conflict(ContactKey key, Contact holder) {
        String id = String.valueOf(holder.get(Contact.ID));
        return new TakenIdentifierException("Another contact has this " + key.field()
                + ", so that the API would refuse it"
                + (id.startsWith(IMAGINED) ? "" : ": the contact with _id " + id));
    }
}
