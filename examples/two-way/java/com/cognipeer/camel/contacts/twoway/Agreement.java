package com.cognipeer.camel.contacts.twoway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a row of the CRM and a contact agree on, field by field: a side has changed a field where it differs from the base. If
 * only one side has changed it, its value counts. If both have, the later change counts, and the CRM's on a tie.
 *
 * @param fields    the values that both sides should have
 * @param conflicts the fields that both sides have changed, each to another value
 */
record Agreement(Map<String, String> fields, List<Conflict> conflicts) {

    static Agreement of(Side row, Map<String, String> base, Side contact) {
        boolean crmIsLater = contact.changed() == null
                || row.changed() != null && !row.changed().isBefore(contact.changed());
        Map<String, String> fields = new LinkedHashMap<>();
        List<Conflict> conflicts = new ArrayList<>();
        for (String name : Side.NAMES) {
            String ours = row.fields().get(name);
            String theirs = contact.fields().get(name);
            String agreed = base.get(name);
            if (Objects.equals(ours, theirs) || Objects.equals(theirs, agreed)) {
                fields.put(name, ours);
            } else if (Objects.equals(ours, agreed)) {
                fields.put(name, theirs);
            } else {
                fields.put(name, crmIsLater ? ours : theirs);
                conflicts.add(new Conflict(name, ours, theirs, crmIsLater));
            }
        }
        return new Agreement(fields, List.copyOf(conflicts));
    }

    /** The fields that a side has to change to have the values agreed on. */
    Map<String, String> changesOf(Side side) {
        Map<String, String> changes = new LinkedHashMap<>(fields);
        changes.entrySet()
                .removeIf(
                        field -> Objects.equals(field.getValue(), side.fields().get(field.getKey())));
        return changes;
    }

    /** A field that both sides have changed. */
    record Conflict(String field, String crmValue, String workspaceValue, boolean crmWins) {

        String winner() {
            return crmWins ? "crm" : "workspace";
        }
    }
}
