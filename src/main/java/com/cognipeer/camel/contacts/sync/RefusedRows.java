package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Explains why rows fail that waited for an identifier: names the contact that has it. */
final class RefusedRows {

    private RefusedRows() {}

    /**
     * The identifiers whose contacts are not known. The API was already asked about a row that would create a contact; a dry run
     * has named the contact.
     */
    static Set<ContactKey> keysToLookUp(List<WaitingRow> refused) {
        Set<ContactKey> keys = new LinkedHashSet<>();
        refused.stream()
                .filter(row -> row.stored() != null && row.wanted() != null)
                .forEach(row -> keys.add(row.wanted()));
        return keys;
    }

    /** The failure of the row, with the contact that has the identifier. */
    static InvalidContactException failure(WaitingRow row, StoredContacts holders) {
        if (row.conflict() instanceof TakenIdentifierException || row.stored() == null) {
            return row.conflict();
        }
        for (Contact holder : holders.having(row.wanted())) {
            if (!Objects.equals(holder.get(Contact.ID), row.storedId())) {
                return row.conflict().heldBy(row.wanted().field(), holder.get(Contact.ID));
            }
        }
        return row.conflict();
    }

    /** The failure of a row that cannot wait any longer, as too many wait. */
    static InvalidContactException excess(WaitingRow row) {
        return row.conflict() != null
                ? row.conflict()
                : new InvalidContactException("Another contact has an identifier of this one, and more than "
                        + IdentifierHandOvers.KEPT + " rows wait for an identifier: sync the input again");
    }
}
