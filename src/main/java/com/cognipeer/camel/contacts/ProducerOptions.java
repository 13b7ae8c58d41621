package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactSort;
import com.cognipeer.camel.contacts.sync.MatchBy;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The options of a producer, as its endpoint had them at the start. Each component is the endpoint option of its name. */
record ProducerOptions(
        ContactsOperation operation,
        String email,
        String integrationId,
        int page,
        Integer limit,
        ContactFilter filter,
        ContactSort sort,
        boolean fetchAll,
        OnNotFound onNotFound,
        boolean validateEmail,
        MatchBy matchBy,
        boolean skipUnchanged,
        boolean dryRun,
        int parallelism,
        boolean ownWrites,
        MissingOptions missing,
        ObjectMapper objectMapper) {

    private static final int PAGE_LIMIT = 10;
    /** For walks and syncs, which look up so many contacts with one request. */
    static final int WALK_LIMIT = 100;

    /** How many contacts one page of a list has. */
    int listLimit() {
        return limit != null ? limit : fetchAll ? WALK_LIMIT : PAGE_LIMIT;
    }

    /** How many contacts a sync looks up with one request. */
    int syncLimit() {
        return limit != null ? limit : WALK_LIMIT;
    }
}
