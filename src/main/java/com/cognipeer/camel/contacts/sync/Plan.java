package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.List;

/**
 * What is going to be done for a candidate.
 *
 * @param candidate what is given
 * @param stored    the stored contacts with its key
 * @param decision  what has to be done
 * @param before    what an earlier try failed with; null at the first
 */
record Plan(Candidate candidate, List<Contact> stored, Decision decision, ContactsException before) {

    boolean isWrite() {
        return decision.outcome() == Outcome.created || decision.outcome() == Outcome.updated;
    }

    /** Whether the contact is there as an earlier creation, whose answer did not tell, would have left it. */
    boolean hasBeenCreatedBefore() {
        return before.isMaybeApplied() && stored.size() == 1 && Comparison.isStoredAsGiven(candidate, stored.get(0));
    }

    /** That it came to what was decided. */
    Settled settled() {
        return Settled.of(candidate, decision);
    }

    /** That it failed as it did before. */
    Settled failedBefore() {
        return Settled.failed(candidate, before);
    }

    Plan after(ContactsException failure) {
        return new Plan(candidate, stored, decision, failure);
    }
}
