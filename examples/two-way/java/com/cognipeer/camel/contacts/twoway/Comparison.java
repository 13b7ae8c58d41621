package com.cognipeer.camel.contacts.twoway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Compares both sides field by field.
 *
 * @param equal       customers that are the same on both sides
 * @param removed     contacts of customers whom the CRM has removed: they are inactive
 * @param differences each says which customer, and what differs
 */
record Comparison(int equal, int removed, List<String> differences) {

    static Comparison of(Crm crm, Workspace workspace) {
        Map<String, Map<String, String>> customers = crm.customers();
        Map<String, Map<String, String>> contacts = new HashMap<>();
        List<String> differences = new ArrayList<>();
        for (Map<String, Object> contact : workspace.contacts()) {
            String id = (String) contact.get("integrationId");
            if (contacts.put(String.valueOf(id), Side.fieldsOf(contact)) != null) {
                differences.add(id + " has two contacts");
            }
        }
        int equal = 0;
        int removed = 0;
        TreeSet<String> ids = new TreeSet<>(customers.keySet());
        ids.addAll(contacts.keySet());
        for (String id : ids) {
            Map<String, String> customer = customers.get(id);
            Map<String, String> contact = contacts.get(id);
            if (customer != null && customer.equals(contact)) {
                equal++;
            } else if (customer == null && "inactive".equals(contact.get("status"))) {
                removed++;
            } else {
                differences.add(id + ": the CRM has " + customer + ", the workspace has " + contact);
            }
        }
        return new Comparison(equal, removed, List.copyOf(differences));
    }

    boolean isEqual() {
        return differences.isEmpty();
    }
}
