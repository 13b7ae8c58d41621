package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.twoway.Verdicts.Loss;
import java.time.Instant;
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

    /** Some phone numbers are typed again and again: they are compared at the end. */
    private static final List<String> JUDGED = List.of("email", "name", "status");

    final Verdicts verdicts;
    final Deletions deletions = new Deletions();

    private final ContactsSandbox sandbox;
    private final CrmDesk crm;
    private final Tally tally;
    private final Story story;

    private Map<String, Side> rows = Map.of();
    private Map<String, SeenContact> contacts = Map.of();
    /** As they were when the routes read them last to decide what to write. */
    private Map<String, Side> rowsRead = Map.of();

    private Map<String, SeenContact> contactsRead = Map.of();
    private Map<String, CrmDesk.Noted> basesRead = Map.of();
    /** Before the transaction that ends now. */
    private Map<String, CrmDesk.Noted> bases = Map.of();

    Judge(ContactsSandbox sandbox, CrmDesk crm, Tally tally, Story story) {
        this.verdicts = new Verdicts(tally, story);
        this.sandbox = sandbox;
        this.crm = crm;
        this.tally = tally;
        this.story = story;
    }

    Map<String, Side> rows() {
        return rows;
    }

    Map<String, SeenContact> contacts() {
        return contacts;
    }

    /** All changes since the last look are by people. */
    void peopleHaveEdited() {
        rows = crm.rows();
        contacts = SeenContact.in(sandbox);
    }

    void routesReadContacts() {
        contactsRead = contacts;
    }

    void routesReadRows() {
        rowsRead = rows;
        basesRead = crm.noted();
    }

    void transactionEnds() {
        bases = crm.noted();
    }

    /** All changes of contacts since the last look are by the routes. */
    void routesHaveWrittenContacts() {
        Map<String, SeenContact> before = contacts;
        contacts = SeenContact.in(sandbox);
        contacts.forEach((id, contact) -> {
            SeenContact old = before.get(id);
            String customer = contact.customer();
            if (old == null) {
                story.tell("    routes: new contact %s %s", id, contact);
                verdicts.require(!deletions.isPending(customer), customer + " was created though deleted");
            } else if (old.deleted() && !contact.deleted()) {
                verdicts.require(!deletions.isPendingFor(id), customer + " was taken back from the deleted ones");
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
        story.tell("    routes: contact %s of %s: %s -> %s", id, customer, old, value);
        tally.add(Tally.Of.VALUES_TO_WORKSPACE);
        Side row = rowsRead.get(customer);
        CrmDesk.Noted base = basesRead.get(customer);
        SeenContact read = contactsRead.get(id);
        if (field.equals("status") && "inactive".equals(value)) {
            verdicts.require(row == null, customer + " was made inactive though it has a row");
            tally.add(Tally.Of.CONTACTS_MADE_INACTIVE);
        } else if (old != null && !verdicts.origins.isOnTopOf(value, old)) {
            if (read == null || !old.equals(read.value(field))) {
                tally.add(Tally.Of.LOST_IN_THE_ROUND_TRIP);
            } else if (!isKnown(old, field, base, id)) {
                verdicts.giveWay(
                        new Loss(customer, "in the workspace", old, value),
                        haveMet(customer, base, id, field),
                        false,
                        row != null && !row.changed().isBefore(read.side().changed()),
                        Tally.Of.CONFLICTS_FOR_CRM);
            }
        }
        verdicts.hasArrived(value);
    }

    /** Whether the field has a value that both sides have had. A write that was noted down and never sent shows nothing. */
    private boolean haveMet(String customer, CrmDesk.Noted base, String contact, String field) {
        return base != null
                && base.knows(contact, field)
                && (base.contactId() != null || verdicts.hasWritten(customer));
    }

    /** Whether the value is what was agreed on, so that only the row has changed it, or has won it already. */
    private static boolean isKnown(String value, String field, CrmDesk.Noted base, String contact) {
        return base != null
                && base.knows(contact, field)
                && value.equals(base.fields().get(field));
    }

    /** All changes of rows since the last look are by the routes. */
    void routesHaveWrittenRows() {
        Map<String, Side> before = rows;
        rows = crm.rows();
        Map<String, CrmDesk.Noted> basesNow = crm.noted();
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(rows.keySet());
        ids.forEach(id -> checkRow(id, before.get(id), rows.get(id), basesNow.get(id)));
        basesNow.forEach((id, base) -> {
            if (base.sent() == null) {
                verdicts.isSettled(id);
            }
        });
    }

    private void checkRow(String id, Side before, Side row, CrmDesk.Noted now) {
        String contact = now == null ? null : now.contactId();
        if (before == null) {
            story.tell("    routes: new row %s %s", id, row);
            verdicts.require(!deletions.isRemovedFrom(id, contact), id + " has a row again though the CRM removed it");
        } else if (row == null) {
            String gone = bases.containsKey(id) ? bases.get(id).contactId() : null;
            story.tell("    routes: row %s is gone, as contact %s is", id, gone);
            // The routes know no contact if the answer to its creation was lost.
            verdicts.require(
                    gone == null
                            ? deletions.isDeletedLatelyOf(id, contacts)
                            : deletions.isDeletedLately(gone, contacts),
                    id + " has lost its row though its contact is there");
            deletions.rowIsGone(id);
            tally.add(Tally.Of.ROWS_REMOVED_WITH_CONTACT);
        } else {
            for (String field : JUDGED) {
                checkValue(id, before, row, field, now);
                checkWhatTheRowKeeps(id, row, field, now);
            }
        }
    }

    private void checkValue(String id, Side before, Side row, String field, CrmDesk.Noted now) {
        String old = before.fields().get(field);
        String value = row.fields().get(field);
        if (Objects.equals(old, value)) {
            return;
        }
        story.tell("    routes: row %s of %s: %s -> %s, base %s", id, before.changed(), old, value, now);
        tally.add(Tally.Of.VALUES_TO_CRM);
        if (old != null && !verdicts.origins.isOnTopOf(value, old)) {
            CrmDesk.Noted base = bases.get(id);
            String contact = now == null ? null : now.contactId();
            Instant modified = now == null ? null : now.modified();
            verdicts.giveWay(
                    new Loss(id, "in the CRM", old, value),
                    haveMet(id, base, contact, field) && !isDisputed(contact, field, old),
                    isStillThere(contact, field, old),
                    modified != null && modified.isAfter(before.changed()),
                    Tally.Of.CONFLICTS_FOR_WORKSPACE);
        }
    }

    /** An old page may settle a conflict with a contact that has changed once more. */
    private boolean isDisputed(String contact, String field, String value) {
        String there = contacts.containsKey(contact) ? contacts.get(contact).value(field) : null;
        return tally.get(Tally.Of.LATE_COMMITS) > 0
                && there != null
                && !verdicts.origins.isOnTopOf(there, value)
                && !verdicts.origins.isOnTopOf(value, there);
    }

    private boolean isStillThere(String contact, String field, String value) {
        return contacts.containsKey(contact)
                && verdicts.origins.isOnTopOf(contacts.get(contact).value(field), value);
    }

    /** The row keeps its value, and the contact's gives way to it with a later write. */
    private void checkWhatTheRowKeeps(String id, Side row, String field, CrmDesk.Noted now) {
        String old = now == null ? null : now.fields().get(field);
        String value = row.fields().get(field);
        CrmDesk.Noted base = bases.get(id);
        if (old != null
                && value != null
                && !isKnown(old, field, base, now.contactId())
                && !verdicts.origins.isOnTopOf(value, old)) {
            verdicts.giveWay(
                    new Loss(id, "to what the row keeps", old, value),
                    haveMet(id, base, now.contactId(), field),
                    false,
                    !row.changed().isBefore(now.modified()),
                    Tally.Of.CONFLICTS_FOR_CRM);
        }
    }
}
