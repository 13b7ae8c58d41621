package com.cognipeer.camel.contacts.twoway;

import java.util.List;
import java.util.Map;

/** People who edit on both sides. */
record RandomEdits(Scene scene, CrmEdits crm, WorkspaceEdits workspace) {

    private static final int CUSTOMERS_AT_FIRST = 6;

    /** Most customers are the same on both sides. */
    void begin() {
        for (int number = 0; number < CUSTOMERS_AT_FIRST; number++) {
            String id = "customer-" + number;
            Map<String, String> fields = scene.values().ofAll();
            if (number != 3) {
                crm.insert(id, fields);
            }
            if (number != 4) {
                workspace.insert(id, number == 5 ? scene.values().ofAll() : fields);
            }
            scene.letTimePass(3000);
        }
    }

    /** @param mayEditRows false while a transaction may hold the rows */
    void edit(boolean mayEditRows) {
        if (mayEditRows && scene.percent(20)) {
            editBoth();
        } else if (mayEditRows && scene.percent(50)) {
            crm.edit();
        } else {
            workspace.edit();
        }
    }

    /** The same customer on both sides at about the same time. */
    private void editBoth() {
        List<String> both = scene.judge().contacts().entrySet().stream()
                .filter(contact -> !contact.getValue().deleted()
                        && contact.getValue().customer() != null
                        && scene.judge().rows().containsKey(contact.getValue().customer()))
                .map(Map.Entry::getKey)
                .toList();
        if (both.isEmpty()) {
            return;
        }
        String contact = scene.oneOf(both);
        String customer = scene.judge().contacts().get(contact).customer();
        boolean isCrmFirst = scene.percent(50);
        if (!isCrmFirst) {
            workspace.update(contact);
        }
        crm.update(customer);
        scene.letTimePass(2000);
        if (isCrmFirst) {
            workspace.update(contact);
        }
    }
}
