package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Changes the missing contacts, or tells in a dry run what it would change. It looks them up just before, a few at a time. A
 * contact that has gone or changed since the walk is left out.
 */
final class MissingWrites {

    /** How many contacts are looked up together, at the most. */
    private static final int MOST_TOGETHER = 90;

    private static final String NO_IDENTIFIER =
            "The contact has no integrationId and no email, so that the API cannot change it: give it one";
    private static final String SEVERAL_SPELLINGS =
            "Another contact has this email in upper or lower case, so that it may identify that one: none was written";

    private final SyncSettings settings;
    private final SyncRequests requests;
    private final int together;
    private final ContactLookup byIdentifier;
    private final ContactLookup inScope;
    private final RowPlanner planner;
    private final SyncLedger ledger;
    private final Fuse fuse;
    private final ContactWriter writer;
    private final WriteThreads threads;
    private final ContactVersions versions = new ContactVersions();

    MissingWrites(
            SyncSettings settings,
            SyncRequests requests,
            SyncLedger ledger,
            Fuse fuse,
            ContactWriter writer,
            WriteThreads threads) {
        this.settings = settings;
        this.requests = requests;
        this.together = Math.min(MOST_TOGETHER, settings.chunkSize());
        this.byIdentifier = new ListedLookup(requests, together);
        this.inScope = new ListedLookup(requests, together, settings.missing().scope());
        this.planner = new RowPlanner(settings.onlyDifferences());
        this.ledger = ledger;
        this.fuse = fuse;
        this.writer = writer;
        this.threads = threads;
    }

    /**
     * @param  emails            of all contacts of the scope
     * @throws ContactsException when look-ups fail, or writes for a reason that concerns all contacts
     */
    void write(List<AbsentContact> absent, EmailSpellings emails) {
        List<AbsentContact> named = new ArrayList<>();
        for (AbsentContact contact : absent) {
            if (contact.key() == null) {
                refuse(contact, NO_IDENTIFIER);
            } else if (emails.isAmbiguous(contact.key())) {
                refuse(contact, SEVERAL_SPELLINGS);
            } else {
                named.add(contact);
            }
        }
        write(having(Contact.INTEGRATION_ID, named));
        write(having(Contact.EMAIL, named));
    }

    private static List<AbsentContact> having(String field, List<AbsentContact> named) {
        return named.stream()
                .filter(contact -> contact.key().field().equals(field))
                .toList();
    }

    private void write(List<AbsentContact> absent) {
        for (int from = 0; from < absent.size(); from += together) {
            writeTogether(absent.subList(from, Math.min(absent.size(), from + together)));
        }
    }

    private void writeTogether(List<AbsentContact> some) {
        List<RowPlan> plans = plans(some);
        List<RowPlan> writes = new ArrayList<>();
        for (RowPlan plan : plans) {
            if (plan.isWrite() && (!settings.dryRun() || isByEmail(plan))) {
                writes.add(plan);
            } else {
                settle(plan, RowResult.of(plan));
            }
        }
        threads.run(writes, plan -> () -> write(plan), fuse::isBlown, (plan, result) -> {
            fuse.note(result.failure());
            settle(plan, result);
        });
        if (fuse.isBlown()) {
            throw fuse.reason();
        }
    }

    /** The plans for those that are as the walk found them. */
    private List<RowPlan> plans(List<AbsentContact> some) {
        StoredContacts stored = new StoredContacts();
        stored.addAll(byIdentifier.find(
                some.stream().map(AbsentContact::key).distinct().toList()));
        List<AbsentContact> there =
                some.stream().filter(absent -> isThere(absent, stored)).toList();
        List<AbsentContact> left = inScope(there, stored);
        for (int i = left.size(); i < some.size(); i++) {
            ledger.leaveOutMissing();
        }
        return left.stream().map(absent -> plan(absent, stored)).toList();
    }

    private static boolean isThere(AbsentContact absent, StoredContacts stored) {
        Contact now = stored.get(absent.id());
        return now != null && absent.hasIdentifiersOf(now) && !ScopeWalk.isDeleted(now);
    }

    /** Those that are in the scope. One that has not changed since the walk still is. */
    private List<AbsentContact> inScope(List<AbsentContact> there, StoredContacts stored) {
        if (settings.missing().scope().equals(ContactFilter.ALL)) {
            return there;
        }
        List<AbsentContact> changed = there.stream()
                .filter(absent -> !absent.isSame(stored.get(absent.id()), versions))
                .toList();
        StoredContacts matching = new StoredContacts();
        matching.addAll(inScope.find(changed.stream()
                .map(absent -> ContactKey.named(Contact.ID, absent.id()))
                .toList()));
        return there.stream()
                .filter(absent -> !changed.contains(absent) || isThere(absent, matching))
                .toList();
    }

    private RowPlan plan(AbsentContact absent, StoredContacts stored) {
        List<Contact> matches = new ArrayList<>(stored.having(absent.key()));
        // The contact itself is the first one, as the ledger names it.
        matches.sort((one, other) -> Boolean.compare(isOther(absent, one), isOther(absent, other)));
        InputRow row = new InputRow(-1, settings.missing().fields(), absent.key(), List.of(absent.key()));
        return planner.plan(row, matches);
    }

    private static boolean isOther(AbsentContact absent, Contact contact) {
        return !absent.id().equals(String.valueOf(contact.get(Contact.ID)));
    }

    private RowResult write(RowPlan plan) {
        Object asked = plan.match().get(Contact.ID);
        if (isByEmail(plan)) {
            try {
                Object named = requests.get(plan.identity()).get(Contact.ID);
                if (!Objects.equals(asked, named)) {
                    return RowResult.failed(
                            plan,
                            new InvalidContactException("The email of the contact with _id " + asked
                                    + " is to the server that of the contact with _id " + named
                                    + ": none was written"));
                }
            } catch (ContactsException e) {
                return RowResult.failed(plan, e);
            }
        }
        return settings.dryRun() ? RowResult.of(plan) : change(plan, asked);
    }

    /** The server may write an e-mail address without regard to case, and a filter does not show who has it in another case. */
    private static boolean isByEmail(RowPlan plan) {
        return plan.row().key().field().equals(Contact.EMAIL);
    }

    private RowResult change(RowPlan plan, Object asked) {
        RowResult result = writer.change(plan, plan.fields());
        Object changed = result.stored() == null ? null : result.stored().get(Contact.ID);
        if (changed == null || Objects.equals(asked, changed)) {
            return result;
        }
        return RowResult.failed(
                plan,
                new ContactsServerException("The contact with _id " + asked + " was to be changed by its "
                        + plan.row().key().field() + ", and the server has changed the contact with _id "
                        + changed + ": correct that one"));
    }

    /** A fatal failure leaves the contact open, as the sync ends. */
    private void settle(RowPlan plan, RowResult result) {
        if (WriteFailures.isFatal(result.failure())) {
            return;
        }
        if (WriteFailures.isAbsence(result.failure())) {
            ledger.leaveOutMissing();
            return;
        }
        Contact contact = plan.matches().get(0);
        Object integrationId = contact.get(Contact.INTEGRATION_ID);
        ledger.settleMissing(new MissingContact(
                String.valueOf(contact.get(Contact.ID)),
                integrationId == null ? null : integrationId.toString(),
                result.outcome(),
                result.failure()));
    }

    private void refuse(AbsentContact contact, String reason) {
        MissingContact untried = contact.untried();
        ledger.settleMissing(new MissingContact(
                untried.getId(), untried.getIntegrationId(), Outcome.failed, new InvalidContactException(reason)));
    }
}
