package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds out by the contacts of a walk whether the server ignores a part of the filter. A field that no contact shows may be one
 * that the server does not list, so that it proves nothing.
 */
final class ScopeCheck {

    private final PlainConditions conditions;
    private final Set<String> shown = new HashSet<>();
    private final Set<String> lacked = new HashSet<>();

    ScopeCheck(PlainConditions conditions) {
        this.conditions = conditions;
    }

    /** @throws ContactsServerException when this contact and those before it cannot all match the filter */
    void note(Contact contact) {
        for (String name : conditions.values().keySet()) {
            Object stored = PlainConditions.valueAt(contact, name);
            (stored == null ? lacked : shown).add(name);
            if (conditions.excludes(name, stored) || lacked.contains(name) && shown.contains(name)) {
                throw new ContactsServerException(
                        "The server lists contacts that do not match, so it ignores the filter on "
                                + name
                                + ": without it a sync would take contacts for missing that the input should not have."
                                + " Use a filter that the server honours");
            }
        }
    }
}
