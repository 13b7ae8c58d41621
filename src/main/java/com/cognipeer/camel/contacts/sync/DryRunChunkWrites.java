package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import java.util.List;
import java.util.Objects;

/** Tells the end of each row and writes nothing. It looks up who has the identifiers that would be written. */
final class DryRunChunkWrites implements ChunkWrites {

    /** Begins the id of a contact that a real sync would create. */
    private static final String NOT_CREATED = "imagined ";

    private final SyncParts parts;
    private final DryRunStore store;
    private final StoredContacts stored;

    /**
     * @param parts  their look-up is the store
     * @param stored gets the contacts as they would be stored
     */
    DryRunChunkWrites(SyncParts parts, DryRunStore store, StoredContacts stored) {
        this.parts = parts;
        this.store = store;
        this.stored = stored;
    }

    @Override
    public void carryOut(List<RowPlan> plans) {
        StoredContacts holders = new StoredContacts();
        parts.lookup()
                .addTo(
                        holders,
                        plans.stream()
                                .flatMap(plan -> newIdentifiers(plan).stream())
                                .toList());
        plans.forEach(plan -> conclude(plan, rehearse(plan, holders)));
    }

    @Override
    public RowResult attempt(RowPlan plan) {
        StoredContacts holders = new StoredContacts();
        parts.lookup().addTo(holders, newIdentifiers(plan));
        return rehearse(plan, holders);
    }

    @Override
    public RowResult change(RowPlan plan, Contact fields) {
        return pretend(RowPlan.change(plan.row(), plan.matches().get(0), null, fields));
    }

    @Override
    public void settle(RowResult result) {
        parts.ledger().settle(result);
    }

    private void conclude(RowPlan plan, RowResult result) {
        parts.handOvers().freed(result.freed());
        boolean kept = WriteFailures.isConflict(result.failure())
                && parts.handOvers().keepRefused(plan, (InvalidContactException) result.failure());
        if (!kept) {
            settle(result);
        }
    }

    /** The identifiers that would be written and that the contact is not known to have. */
    private static List<ContactKey> newIdentifiers(RowPlan plan) {
        List<ContactKey> identifiers = ContactKey.all(plan.fields());
        identifiers.remove(plan.row().key());
        return identifiers;
    }

    private RowResult rehearse(RowPlan plan, StoredContacts holders) {
        RowPlan possible = plan;
        Contact own = plan.matches().isEmpty() ? null : plan.matches().get(0);
        for (ContactKey key : newIdentifiers(plan)) {
            for (Contact holder : holders.having(key)) {
                if (own == null) {
                    possible = parts.planner().adopt(plan.row(), holder, key.field(), conflict(key, holder));
                    own = holder;
                } else if (!Objects.equals(holder.get(Contact.ID), own.get(Contact.ID))) {
                    possible = RowPlan.refuse(plan.row(), List.of(), conflict(key, holder));
                }
            }
        }
        return pretend(possible);
    }

    private RowResult pretend(RowPlan plan) {
        if (plan.fields().isEmpty()) {
            return RowResult.of(plan);
        }
        try {
            ContactJson.write(plan.fields());
        } catch (InvalidJsonException e) {
            return RowResult.failed(plan, new InvalidContactException("The contact " + e.getMessage()));
        }
        Contact after = plan.before() == null ? new Contact() : new Contact(plan.before());
        after.putAll(plan.fields());
        after.putIfAbsent(Contact.ID, NOT_CREATED + plan.row().index());
        store.store(after);
        stored.put(after);
        return RowResult.written(plan, after);
    }

    private static InvalidContactException conflict(ContactKey key, Contact holder) {
        String id = String.valueOf(holder.get(Contact.ID));
        return new TakenIdentifierException("Another contact has this " + key.field()
                + ", so that the API would refuse it"
                + (id.startsWith(NOT_CREATED) ? "" : ": the contact with _id " + id));
    }
}
