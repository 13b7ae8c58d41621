package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The users of the workspace, and programs that add contacts there: each turn is an edit. */
final class WorkspaceUsers implements Runnable {

    private final ContactsSandbox sandbox;
    private final Workspace workspace;
    private final People people;
    private final Edits edits = new Edits();
    private int contacts;

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
        List<String> ids = workspace.contacts().stream()
                .filter(contact -> contact.get("integrationId") != null)
                .map(contact -> (String) contact.get("_id"))
                .toList();
        if (people.percent(8) || ids.isEmpty()) {
            // A chat makes a contact without an integration id.
            add(people.percent(50) ? "import-" + ++contacts : null);
        } else if (people.percent(5)) {
            remove(people.oneOf(ids));
        } else {
            change(people.mostlyOneOfTheFirst(ids));
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

    private void remove(String id) {
        if (people.percent(50)) {
            edits.removed(sandbox.delete(id));
        } else {
            sandbox.softDelete(id);
            edits.removed(true);
        }
    }

    private void change(String id) {
        String field = people.oneOf(Side.NAMES);
        Map<String, Object> change = new HashMap<>();
        change.put(field, people.value(field));
        sandbox.update(id, change);
        edits.changed(true);
    }
}
