package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** What both sides have before they meet: most customers are the same, and each side has some of its own. */
record Beginning(Crm crm, ContactsSandbox sandbox) {

    private static final int ON_BOTH_SIDES = 120;
    private static final int ON_ONE_SIDE = 30;

    void make() {
        People people = new People(new Random(1), "customer");
        for (int number = 0; number < ON_BOTH_SIDES + 2 * ON_ONE_SIDE; number++) {
            String id = "customer-%03d".formatted(number);
            Map<String, String> fields = new LinkedHashMap<>();
            Side.NAMES.forEach(field -> fields.put(field, people.value(field)));
            if (number < ON_BOTH_SIDES + ON_ONE_SIDE) {
                crm.insert(id, fields);
            }
            if (number < ON_BOTH_SIDES || number >= ON_BOTH_SIDES + ON_ONE_SIDE) {
                Map<String, String> contact = new HashMap<>(fields);
                contact.put("integrationId", id);
                sandbox.insert(contact);
            }
        }
    }
}
