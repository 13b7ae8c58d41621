package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at each change that the routes make on either side. A value that somebody typed may give way to one that was typed over
 * it, or to the later one of a conflict. What is not overwritten this way stays, so no edit is lost while this is silent.
 */
final class Judge {

    /** Nobody types the same phone number once only: it is compared at the end. */
    private static final List<String> JUDGED = List.of("email", "name", "status");

    private final ContactsSandbox sandbox;
    private final CrmDesk crm;
    private final Tally tally;
    private final Story story;
    final Origins origins = new Origins();
    final Deletions deletions = new Deletions();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> unanswered = new HashSet<>();

    private Map<String, Side> rows = Map.of();
    private Map<String, SeenContact> contacts = Map.of();
    /** As they were when the routes read them last to decide what to write. */
    private Map<String, Side> rowsRead = Map.of();

    private Map<String, SeenContact> contactsRead = Map.of();
    private Map<String, CrmDesk.Noted> notedRead = Map.of();
    /** Before the transaction that ends now. */
    private Map<String, CrmDesk.Noted> noted = Map.of();

    Judge(ContactsSandbox sandbox, CrmDesk crm, Tally tally, Story story) {
        this.sandbox = sandbox;
        this.crm = crm;
        this.tally = tally;
        this.story = story;
    }

    List<String> faults() {
        return faults;
    }

    Map<String, Side> rows() {
        return rows;
    }

    Map<String, SeenContact> contacts() {
        return contacts;
    }

    /** Somebody has edited: all changes since the last look are theirs. */
    void peopleHaveEdited() {
        rows = crm.rows();
        contacts = SeenContact.in(sandbox);
    }

    void routesReadContacts() {
        contactsRead = contacts;
    }

    void routesReadRows() {
        rowsRead = rows;
        notedRead = crm.noted();
    }

    /** Until its transaction the routes do not know what came of a write. */
    void routesWrite(RecordedRequest request) {
        unanswered.add(request.json().findPath("integrationId").asText());
    }

    void transactionEnds() {
        noted = crm.noted();
    }

    /** All changes of contacts since the last look are by the routes. */
    void routesHaveWrittenContacts() {
        Map<String, SeenContact> before = contacts;
        contacts = SeenContact.in(sandbox);
        contacts.forEach((id, contact) -> {
            SeenContact old = before.get(id);
            if (old == null) {
                story.tell("    routes: new contact %s %s", id, contact);
                require(!deletions.isPending(contact.customer()), contact.customer() + " was created though deleted");
            } else if (old.deleted() && !contact.deleted()) {
                require(!deletions.isPendingFor(id), contact.customer() + " was taken back from the deleted ones");
            } else if (!old.equals(contact)) {
                JUDGED.forEach(field -> checkContact(id, contact, field, old.value(field)));
            }
        });
    }

    private void checkContact(String id, SeenContact contact, String field, String old) {
        String value = contact.value(field);
        String customer = contact.customer();
        if (Objects.equals(old, value)) {
            return;
        }
        tally.add(Tally.Of.VALUES_TO_WORKSPACE);
        story.tell("    routes: contact %s of %s: %s -> %s", id, customer, old, value);
        Side row = rowsRead.get(customer);
        if (field.equals("status") && "inactive".equals(value)) {
            require(row == null, customer + " was made inactive though it has a row");
            tally.add(Tally.Of.CONTACTS_MADE_INACTIVE);
            return;
        }
        SeenContact read = contactsRead.get(id);
        if (old == null || origins.isOnTopOf(value, old)) {
            return;
        }
        String change = customer + ": the contact's " + old + " gave way to " + value;
        if (read == null || !old.equals(read.value(field))) {
            tally.add(Tally.Of.LOST_IN_THE_ROUND_TRIP);
        } else if (!isKnown(old, field, notedRead.get(customer), id)
                && !isSettledByOrigin(customer, id, notedRead.get(customer), change, value, old)) {
            tally.add(Tally.Of.CONFLICTS_FOR_CRM);
            require(
                    row != null && !row.changed().isBefore(read.side().changed()),
                    change + ", which is older: the row of " + (row == null ? null : row.changed())
                            + ", the contact of " + read.side().changed());
        }
    }

    /** All changes of rows since the last look are by the routes. */
    void routesHaveWrittenRows() {
        Map<String, Side> before = rows;
        rows = crm.rows();
        Map<String, CrmDesk.Noted> notedNow = crm.noted();
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(rows.keySet());
        for (String id : ids) {
            Side old = before.get(id);
            Side row = rows.get(id);
            if (old == null) {
                story.tell("    routes: new row %s %s", id, row);
                require(
                        !deletions.isRemovedFrom(id, contactOf(notedNow, id)),
                        id + " has a row again though the CRM removed it");
            } else if (row == null) {
                String contact = contactOf(noted, id);
                require(
                        contact != null && deletions.isDeletedLately(contact, contacts),
                        id + " has lost its row though its contact is there");
                story.tell("    routes: row %s is gone, as contact %s is", id, contact);
                deletions.rowIsGone(id);
                tally.add(Tally.Of.ROWS_REMOVED_WITH_CONTACT);
            } else {
                CrmDesk.Noted now = notedNow.get(id);
                JUDGED.forEach(field -> checkRow(id, old, row.fields().get(field), field, now));
                JUDGED.forEach(field -> checkWhatTheRowKeeps(id, row, field, now));
            }
        }
        notedNow.forEach((id, now) -> {
            if (!now.isSent()) {
                unanswered.remove(id);
            }
        });
    }

    private static String contactOf(Map<String, CrmDesk.Noted> noted, String id) {
        return noted.containsKey(id) ? noted.get(id).contactId() : null;
    }

    private void checkRow(String id, Side before, String value, String field, CrmDesk.Noted now) {
        String old = before.fields().get(field);
        if (Objects.equals(old, value)) {
            return;
        }
        tally.add(Tally.Of.VALUES_TO_CRM);
        story.tell("    routes: row %s: %s -> %s, noted %s", id, old, value, now);
        if (old == null || value != null && origins.isOnTopOf(value, old)) {
            return;
        }
        String change = id + ": the row's " + old + " gave way to " + value;
        String contact = now == null ? null : now.contactId();
        if (!isSettledByOrigin(id, contact, noted.get(id), change, value, old)) {
            tally.add(Tally.Of.CONFLICTS_FOR_WORKSPACE);
            Instant modified = now == null ? null : now.modified();
            require(
                    modified != null && modified.isAfter(before.changed()),
                    change + ", which is not later: the row of " + before.changed() + ", the contact of " + modified);
        }
    }

    /** The row keeps its value, and the contact's gives way to it with a later write. */
    private void checkWhatTheRowKeeps(String id, Side row, String field, CrmDesk.Noted now) {
        String old = now == null ? null : now.fields().get(field);
        String value = row.fields().get(field);
        if (old == null
                || isKnown(old, field, noted.get(id), now.contactId())
                || value == null
                || origins.isOnTopOf(value, old)) {
            return;
        }
        String change = id + ": the contact's " + old + " has to give way to " + value;
        if (!isSettledByOrigin(id, now.contactId(), noted.get(id), change, value, old)) {
            tally.add(Tally.Of.CONFLICTS_FOR_CRM);
            require(
                    !row.changed().isBefore(now.modified()),
                    change + ", which is older: the row of " + row.changed() + ", the contact of " + now.modified());
        }
    }

    /** Whether the value is what was agreed on, so that only the row has changed it, or has won it already. */
    private static boolean isKnown(String value, String field, CrmDesk.Noted base, String contact) {
        return base != null && base.isOf(contact) && value.equals(base.fields().get(field));
    }

    /** A value that gives way to one that it was typed over is no conflict, unless the two sides meet for the first time. */
    private boolean isSettledByOrigin(
            String customer, String contact, CrmDesk.Noted base, String change, String value, String old) {
        boolean haveMet = base != null && base.isOf(contact);
        if (value == null || !haveMet || !origins.isOnTopOf(old, value)) {
            return false;
        }
        if (isStillThere(contact, old)) {
            require(tally.get(Tally.Of.LATE_COMMITS) > 0, change + ", over which it was typed");
            tally.add(Tally.Of.BACK_FOR_A_WHILE);
            return true;
        }
        // Without the answer nobody can tell whether the value that was written had been there before the other one.
        require(unanswered.contains(customer), change + ", over which it was typed");
        tally.add(Tally.Of.LOST_WITHOUT_AN_ANSWER);
        return true;
    }

    /** A page that is older than a late commit takes the row back until the next sweep. */
    private boolean isStillThere(String contact, String value) {
        return contacts.containsKey(contact)
                && JUDGED.stream()
                        .map(field -> contacts.get(contact).value(field))
                        .anyMatch(there -> there != null && origins.isOnTopOf(there, value));
    }

    private void require(boolean condition, String fault) {
        if (!condition) {
            faults.add(fault);
            story.tell("FAULT %s", fault);
        }
    }

    /** The ends of customers that people have decided, until they come about. */
    static final class Deletions {

        /** The customer of each deleted contact whose row has to go. */
        private final Map<String, String> pending = new HashMap<>();
        /** The contact of each removed customer whose row must not come back. */
        private final Map<String, String> removed = new HashMap<>();
        /** Contacts that came back, since the poll began that may have seen them deleted. */
        private final Set<String> backLately = new HashSet<>();

        /** @param noted what the routes have noted down about the customer; null if nothing */
        void contactIsDeleted(String contact, String customer, CrmDesk.Noted noted, boolean hasRow) {
            if (customer != null) {
                removed.remove(customer);
            }
            if (hasRow && noted != null && contact.equals(noted.contactId())) {
                pending.put(contact, customer);
            }
        }

        void contactIsBack(String contact) {
            pending.remove(contact);
            backLately.add(contact);
        }

        void contactIsNew(String customer) {
            pending.values().removeIf(other -> other.equals(customer));
        }

        void rowIsGone(String customer) {
            pending.values().removeIf(other -> other.equals(customer));
        }

        void rowIsRemoved(String customer, CrmDesk.Noted noted) {
            rowIsGone(customer);
            if (noted != null && noted.contactId() != null) {
                removed.put(customer, noted.contactId());
            }
        }

        void rowIsNew(String customer) {
            removed.remove(customer);
        }

        void pollBegins() {
            backLately.clear();
        }

        boolean isPending(String customer) {
            return pending.containsValue(customer);
        }

        boolean isPendingFor(String contact) {
            return pending.containsKey(contact);
        }

        boolean isRemovedFrom(String customer, String contact) {
            return contact != null && contact.equals(removed.get(customer));
        }

        boolean isDeletedLately(String contact, Map<String, SeenContact> contacts) {
            SeenContact seen = contacts.get(contact);
            return seen == null || seen.deleted() || backLately.contains(contact);
        }

        Map<String, String> pending() {
            return pending;
        }
    }
}
