package com.cognipeer.camel.contacts.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the rows that can be written side by side. */
final class IndependentRows {

    private IndependentRows() {}

    /**
     * The rows that share no identifier, given or stored, with an earlier row. The others have to wait, as their plan depends on
     * the end of that row.
     */
    static List<InputRow> of(List<InputRow> rows, StoredContacts stored) {
        Set<ContactKey> identifiers = new HashSet<>();
        List<InputRow> independent = new ArrayList<>();
        for (InputRow row : rows) {
            List<ContactKey> given = row.identifiers();
            List<ContactKey> ofTheStored = stored.identifiersBeside(row.key());
            if (!holdsAny(identifiers, given) && !holdsAny(identifiers, ofTheStored)) {
                independent.add(row);
            }
            identifiers.addAll(given);
            identifiers.addAll(ofTheStored);
        }
        return independent;
    }

    private static boolean holdsAny(Set<ContactKey> identifiers, List<ContactKey> some) {
        for (ContactKey identifier : some) {
            if (identifiers.contains(identifier)) {
                return true;
            }
        }
        return false;
    }
}
