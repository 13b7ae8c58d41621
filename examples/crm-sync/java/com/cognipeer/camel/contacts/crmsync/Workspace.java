package com.cognipeer.camel.contacts.crmsync;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The contacts of the workspace before the export: most of its customers, and contacts of other sources. */
final class Workspace {

    static final String OLD = "an older value";

    private static final int OTHERS = 250;
    private static final Nesting NESTING = new Nesting();

    private Workspace() {}

    static ContactsSandbox start() {
        ContactsSandbox sandbox = ContactsSandbox.start().seedContacts(OTHERS);
        List<Map<String, Object>> customers = CustomerExport.customers();
        for (int row = 0; row < customers.size(); row++) {
            if (Fate.of(row) != Fate.NEW && Fate.of(row) != Fate.NAMELESS) {
                sandbox.insert(stored(row, customers.get(row)));
            }
        }
        sandbox.clearRequests();
        return sandbox;
    }

    private static Contact stored(int row, Map<String, Object> customer) {
        Contact contact = NESTING.update(customer, known(row));
        contact.put("status", "active");
        if (!CustomerExport.hasPhone(row)) {
            // Known to the workspace only: a cell that is empty does not take it away.
            contact.put("phone", "+1666" + row);
        }
        switch (Fate.of(row)) {
            case DIFFERENT -> makeOlder(row, contact);
            case WITHOUT_AT_SIGN -> contact.put("email", CustomerExport.email(row));
            case STORED_ODDLY -> contact.put("properties", "imported by hand");
            default -> {}
        }
        return contact;
    }

    /** The properties that other systems than the CRM have stored. */
    static Contact known(int row) {
        Contact contact = new Contact();
        contact.put("properties", Map.of("tier", row % 3 == 0 ? "gold" : "silver", "score", row % 100));
        return contact;
    }

    /** How many contacts still have in their properties what others than the CRM have put there. */
    static long withKnownProperties(ContactsSandbox sandbox) {
        Map<Object, Object> properties = new HashMap<>();
        sandbox.contacts().forEach(contact -> properties.put(contact.get("integrationId"), contact.get("properties")));
        return IntStream.range(0, Fate.ROWS)
                .filter(row -> properties.get(CustomerExport.integrationId(row)) instanceof Map<?, ?> stored
                        && stored.entrySet()
                                .containsAll(known(row).getProperties().entrySet()))
                .count();
    }

    private static void makeOlder(int row, Contact contact) {
        if (row % 100 == 25) {
            contact.put("name", OLD);
        } else {
            Map<String, Object> properties = new LinkedHashMap<>(contact.getProperties());
            properties.put("city", OLD);
            contact.put("properties", properties);
        }
    }
}
