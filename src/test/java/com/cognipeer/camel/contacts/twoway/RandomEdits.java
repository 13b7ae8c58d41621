package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.route.TestClock;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** People who edit on both sides. The judge learns of each edit what it was typed over. */
final class RandomEdits {

    /** Less than the lookback, and the second by which a sweep ends earlier. */
    private static final int LATEST_COMMIT_SECONDS = 50;

    private final Random random;
    private final TestClock clock;
    private final Duration crmIsAhead;
    private final ContactsSandbox sandbox;
    private final CrmDesk crm;
    private final Judge judge;
    private final Tally tally;
    private final Story story;
    private final List<String> removedIds = new ArrayList<>();
    private final TypedValues values;

    RandomEdits(
            Random random,
            TestClock clock,
            Duration crmIsAhead,
            ContactsSandbox sandbox,
            CrmDesk crm,
            Judge judge,
            Tally tally,
            Story story) {
        this.random = random;
        this.values = new TypedValues(random, judge.verdicts.origins);
        this.clock = clock;
        this.crmIsAhead = crmIsAhead;
        this.sandbox = sandbox;
        this.crm = crm;
        this.judge = judge;
        this.tally = tally;
        this.story = story;
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** @param most in milliseconds; often the clock does not move at all */
    void letTimePass(int most) {
        clock.goOnBy(Duration.ofMillis(percent(20) ? 0 : random.nextInt(most)));
    }

    void begin() {
        for (int number = 0; number < 6; number++) {
            String id = "customer-" + number;
            Map<String, String> fields = values.ofAll();
            if (number != 3) {
                crm.insert(id, fields, crmTime());
            }
            if (number != 4) {
                Map<String, Object> contact = new HashMap<>(number == 5 ? values.ofAll() : fields);
                contact.put("integrationId", id);
                sandbox.insert(contact);
            }
            letTimePass(3000);
        }
        judge.peopleHaveEdited();
    }

    /** @param mayEditRows false while a transaction may hold the rows */
    void edit(boolean mayEditRows) {
        if (mayEditRows && percent(20)) {
            editBoth();
        } else if (mayEditRows && percent(50)) {
            editCrm();
        } else {
            editWorkspace();
        }
    }

    /** Both sides at about the same time. */
    private void editBoth() {
        List<String> both = judge.contacts().entrySet().stream()
                .filter(contact -> !contact.getValue().deleted()
                        && contact.getValue().customer() != null
                        && judge.rows().containsKey(contact.getValue().customer()))
                .map(Map.Entry::getKey)
                .toList();
        if (both.isEmpty()) {
            return;
        }
        String contact = oneOf(both);
        boolean isCrmFirst = percent(50);
        if (!isCrmFirst) {
            updateContact(contact);
        }
        updateRow(judge.contacts().get(contact).customer());
        letTimePass(2000);
        if (isCrmFirst) {
            updateContact(contact);
        }
    }

    private void editCrm() {
        List<String> ids = List.copyOf(judge.rows().keySet());
        int kind = random.nextInt(100);
        if (kind < 10 || ids.isEmpty()) {
            insertRow();
        } else if (kind < 16) {
            String id = oneOf(ids);
            judge.deletions.rowIsRemoved(id, crm.noted().get(id));
            crm.remove(id);
            story.tell("CRM removes %s", id);
            removedIds.add(id);
            tally.add(Tally.Of.EDITS_IN_CRM);
        } else {
            updateRow(oneOf(ids));
        }
        judge.peopleHaveEdited();
    }

    private void insertRow() {
        String id = removedIds.isEmpty() || percent(60) ? values.id("row") : oneOf(removedIds);
        if (!judge.rows().containsKey(id)) {
            Map<String, String> fields = values.ofAll();
            crm.insert(id, fields, crmTime());
            story.tell("CRM inserts %s %s", id, fields);
            judge.deletions.rowIsNew(id);
            tally.add(Tally.Of.EDITS_IN_CRM);
        }
    }

    private void updateRow(String id) {
        Map<String, String> fields = values.ofSome(judge.rows().get(id).fields());
        crm.update(id, fields, crmTime());
        story.tell("CRM updates %s %s", id, fields);
        tally.add(Tally.Of.EDITS_IN_CRM);
        judge.peopleHaveEdited();
    }

    private void editWorkspace() {
        Map<String, SeenContact> contacts = judge.contacts();
        List<String> living = idsOf(contacts, false);
        List<String> deleted = idsOf(contacts, true);
        int kind = random.nextInt(100);
        if (kind < 10 || living.isEmpty()) {
            insertContact();
        } else if (kind < 14) {
            String id = oneOf(living);
            delete(id, contacts.get(id));
            sandbox.softDelete(id);
            story.tell(
                    "workspace marks %s of %s as deleted", id, contacts.get(id).customer());
        } else if (kind < 18) {
            // Nobody misses a contact that was removed before the consumer has seen it.
            List<String> known =
                    living.stream().filter(crm.inventory()::contains).toList();
            if (known.isEmpty()) {
                return;
            }
            String id = oneOf(known);
            delete(id, contacts.get(id));
            sandbox.delete(id);
            story.tell("workspace removes %s of %s", id, contacts.get(id).customer());
            if (contacts.get(id).customer() != null) {
                removedIds.add(contacts.get(id).customer());
            }
        } else if (kind < 22 && !deleted.isEmpty()) {
            String id = oneOf(deleted);
            judge.deletions.contactIsBack(id);
            sandbox.undelete(id);
            story.tell("workspace takes %s of %s back", id, contacts.get(id).customer());
        } else {
            updateContact(oneOf(living));
            return;
        }
        tally.add(Tally.Of.EDITS_IN_WORKSPACE);
        judge.peopleHaveEdited();
    }

    private static List<String> idsOf(Map<String, SeenContact> contacts, boolean deleted) {
        return contacts.entrySet().stream()
                .filter(contact -> contact.getValue().deleted() == deleted)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void delete(String id, SeenContact contact) {
        String customer = contact.customer();
        judge.deletions.contactIsDeleted(
                id,
                customer,
                customer == null ? null : crm.noted().get(customer),
                judge.rows().containsKey(customer == null ? "" : customer));
    }

    private void insertContact() {
        Map<String, Object> fields = new HashMap<>(values.ofAll());
        if (percent(50)) {
            String id = removedIds.isEmpty() || percent(50) ? values.id("import") : oneOf(removedIds);
            if (judge.contacts().values().stream().anyMatch(contact -> Objects.equals(id, contact.customer()))) {
                return;
            }
            fields.put("integrationId", id);
            judge.deletions.contactIsNew(id);
        }
        story.tell("workspace inserts %s %s", sandbox.insert(fields), fields);
    }

    private void updateContact(String id) {
        Instant now = clock.instant();
        boolean isLate = percent(15);
        if (isLate) {
            clock.set(now.minusSeconds(random.nextInt(LATEST_COMMIT_SECONDS)));
            tally.add(Tally.Of.LATE_COMMITS);
        }
        SeenContact contact = judge.contacts().get(id);
        Map<String, String> fields = values.ofSome(contact.side().fields());
        sandbox.update(id, fields);
        story.tell("workspace updates %s of %s %s%s", id, contact.customer(), fields, isLate ? ", late" : "");
        clock.set(now);
        tally.add(Tally.Of.EDITS_IN_WORKSPACE);
        judge.peopleHaveEdited();
    }

    private Instant crmTime() {
        return clock.instant().plus(crmIsAhead);
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
