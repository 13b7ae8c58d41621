package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The users of the workspace, and programs that add contacts there: each turn is an edit. */
final class WorkspaceUsers implements Runnable {

    private static final Duration SEEN_AFTER = Duration.ofSeconds(20);

    private final ContactsSandbox sandbox;
    private final Workspace workspace;
    private final People people;
    private final Edits edits = new Edits();
    private int imports;

    WorkspaceUsers(ContactsSandbox sandbox, Random random) {
        this.sandbox = sandbox;
        this.workspace = new Workspace(sandbox);
        this.people = new People(random, "workspace");
    }

    Edits edits() {
        return edits;
    }

    @Override
    public void run() {
        List<Map<String, Object>> contacts = workspace.contacts().stream()
                .filter(contact -> contact.get("integrationId") != null)
                .toList();
        if (people.percent(8) || contacts.isEmpty()) {
            // A chat makes a contact without an integration id.
            add(people.percent(50) ? "import-" + ++imports : null);
        } else if (people.percent(5)) {
            remove(people.oneOf(contacts));
        } else {
            change(people.mostlyOneOfTheFirst(contacts));
        }
    }

    void add(String integrationId) {
        Map<String, Object> fields = new HashMap<>();
        Side.NAMES.forEach(field -> fields.put(field, people.value(field)));
        if (integrationId != null) {
            fields.put("integrationId", integrationId);
        }
        sandbox.insert(fields);
        edits.added();
    }

    private void remove(Map<String, Object> contact) {
        if (people.percent(50) && isSeen(contact)) {
            edits.removed(sandbox.delete(id(contact)));
        } else {
            sandbox.softDelete(id(contact));
            edits.removed(true);
        }
    }

    /** Nobody hears of a contact that comes and goes between two polls. */
    private static boolean isSeen(Map<String, Object> contact) {
        return Instant.parse((String) contact.get("createdDate"))
                .isBefore(Instant.now().minus(SEEN_AFTER));
    }

    private void change(Map<String, Object> contact) {
        String field = people.oneOf(Side.NAMES);
        sandbox.update(id(contact), Collections.singletonMap(field, people.value(field)));
        edits.changed(true);
    }

    private static String id(Map<String, Object> contact) {
        return (String) contact.get("_id");
    }
}
