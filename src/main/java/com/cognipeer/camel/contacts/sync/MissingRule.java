package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.CountOrShare;

/**
 * The treatment of stored contacts that the input of a sync does not have.
 *
 * @param how          keep looks for none of them, and reads no other component
 * @param scope        the contacts that the input is expected to have; all others stay
 * @param fields       what is written; null unless how is update
 * @param most         how many may be missing
 * @param expectedRows how many rows the input has when it is whole; null when that is not known
 */
public record MissingRule(
        OnMissing how, ContactFilter scope, GivenContact fields, CountOrShare most, Long expectedRows) {

    /** Leaves all stored contacts alone that the input does not have. */
    public static final MissingRule KEEP = new MissingRule(OnMissing.keep, null, null, null, null);

    /** @throws IllegalArgumentException when a component is not given that the others need */
    public MissingRule {
        if (how != OnMissing.keep && (scope == null || most == null)) {
            throw new IllegalArgumentException("a scope and a bound are needed to look for missing contacts");
        }
        if ((how == OnMissing.update) != (fields != null)) {
            throw new IllegalArgumentException("fields are needed to update missing contacts, and to nothing else");
        }
    }

    boolean isKeep() {
        return how == OnMissing.keep;
    }
}
