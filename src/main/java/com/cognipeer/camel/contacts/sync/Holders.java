package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Names the stored contacts that keep what rows of the input want. */
final class Holders {

    private Holders() {}

    /** The identifiers of which it is not known who has them: of a row that would create a contact that has been asked already. */
    static Set<ContactKey> keysToLookUp(List<Waiting> refused) {
        Set<ContactKey> keys = new LinkedHashSet<>();
        refused.stream()
                .filter(row -> row.stored() != null && row.wanted() != null)
                .forEach(row -> keys.add(row.wanted()));
        return keys;
    }

    /** What the row was refused with, and who has the identifier. */
    static InvalidContactException named(Waiting row, StoredContacts holders) {
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

    static InvalidContactException excess(Waiting row) {
        return row.conflict() != null
                ? row.conflict()
                : new InvalidContactException("Another contact has an identifier of this one, and more than "
                        + HandOvers.KEPT + " rows wait for such: sync the input again");
    }
}
