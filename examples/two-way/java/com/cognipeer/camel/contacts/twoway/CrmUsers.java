package com.cognipeer.camel.contacts.twoway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The users of the CRM: each turn is an edit. */
final class CrmUsers implements Runnable {

    private final Crm crm;
    private final People people;
    private final Edits edits = new Edits();
    private int customers;

    CrmUsers(Crm crm, Random random) {
        this.crm = crm;
        this.people = new People(random, "crm");
    }

    Edits edits() {
        return edits;
    }

    @Override
    public void run() {
        List<String> ids = List.copyOf(crm.customers().keySet());
        if (people.percent(8) || ids.isEmpty()) {
            add("new-" + ++customers);
        } else if (people.percent(5)) {
            edits.removed(crm.remove(people.oneOf(ids)));
        } else {
            String field = people.oneOf(Side.NAMES);
            edits.changed(crm.update(people.mostlyOneOfTheFirst(ids), field, people.value(field)));
        }
    }

    void add(String id) {
        Map<String, String> fields = new LinkedHashMap<>();
        Side.NAMES.forEach(field -> fields.put(field, people.value(field)));
        crm.insert(id, fields);
        edits.added();
    }
}
