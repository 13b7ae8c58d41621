package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes the contact of one plan, and plans again where the store has changed since the look-up. A failure of a request is the
 * failure of the row. It keeps no state, so that threads may share it.
 */
final class ContactWriter {

    private final SyncRequests requests;
    private final RowPlanner planner;
    private final MatchBy matchBy;
    private final WriteListener listener;

    ContactWriter(SyncRequests requests, RowPlanner planner, MatchBy matchBy, WriteListener listener) {
        this.requests = requests;
        this.planner = planner;
        this.matchBy = matchBy;
        this.listener = listener;
    }

    RowResult write(RowPlan plan) {
        return begin(plan).get();
    }

    /** Sends the write now, so that writes begin in the order of the calls; what is returned awaits its end. */
    Supplier<RowResult> begin(RowPlan plan) {
        return switch (plan.outcome()) {
            case created -> create(plan);
            case updated -> update(plan);
            case unchanged, failed -> () -> RowResult.of(plan);
        };
    }

    /** Changes some fields of the stored contact of a plan; creates nothing. */
    RowResult change(RowPlan plan, Contact fields) {
        Contact stored = plan.matches().get(0);
        ContactKey key = ContactKey.of(stored, plan.row().key().field());
        RowPlan change = RowPlan.change(plan.row(), stored, key.identity(), fields);
        try {
            return written(change, requests.update(change.identity(), fields).get());
        } catch (ContactsException e) {
            return RowResult.failed(change, e);
        }
    }

    /** Ends a row whose creation met a conflict: changes the contact that has its identifier, where that is the same contact. */
    RowResult resolve(RowPlan plan, InvalidContactException conflict) {
        if (!plan.isCreation()) {
            return RowResult.failed(plan, conflict);
        }
        for (ContactKey asked : likelyHolders(plan.row())) {
            Contact holder;
            try {
                holder = requests.get(asked.identity());
            } catch (ContactsException e) {
                if (WriteFailures.isAbsence(e)) {
                    continue;
                }
                return RowResult.failed(plan, e);
            }
            return adopt(plan, holder, asked, conflict);
        }
        return RowResult.failed(plan, conflict);
    }

    private Supplier<RowResult> create(RowPlan plan) {
        Supplier<ContactsResponse<Contact>> sent = requests.create(plan.fields());
        return () -> {
            try {
                ContactsResponse<Contact> answer = sent.get();
                return answer.isFoundAfterwards()
                        ? RowResult.written(plan, answer.body())
                        : written(plan, answer.body());
            } catch (ContactsException e) {
                return RowResult.failed(plan, e);
            }
        };
    }

    /** Creates the contact when somebody has deleted it since the look-up. */
    private Supplier<RowResult> update(RowPlan plan) {
        Supplier<Contact> sent = requests.update(plan.identity(), plan.fields());
        return () -> {
            try {
                return written(plan, sent.get());
            } catch (ContactsException e) {
                return WriteFailures.isAbsence(e)
                        ? write(planner.plan(plan.row(), List.of()))
                        : RowResult.failed(plan, e);
            }
        };
    }

    private RowResult written(RowPlan plan, Contact answer) {
        listener.written(plan.before(), plan.fields(), answer);
        return RowResult.written(plan, answer);
    }

    private RowResult adopt(RowPlan plan, Contact holder, ContactKey asked, InvalidContactException conflict) {
        if (!asked.equals(ContactKey.of(holder, asked.field()))) {
            return RowResult.failed(plan, conflict);
        }
        RowPlan adoption = planner.adopt(
                plan.row(), holder, asked.field(), conflict.heldBy(asked.field(), holder.get(Contact.ID)));
        return adoption.outcome() == Outcome.updated ? update(adoption).get() : RowResult.of(adoption);
    }

    /** The address comes first: a moment ago no contact had the key of the row. */
    private List<ContactKey> likelyHolders(InputRow row) {
        List<ContactKey> holders = new ArrayList<>(List.of(row.key()));
        ContactKey email = ContactKey.of(row.given().fields(), Contact.EMAIL);
        if (matchBy == MatchBy.auto && email != null && !email.equals(row.key())) {
            holders.add(0, email);
        }
        return holders;
    }
}
