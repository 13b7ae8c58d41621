package com.cognipeer.camel.contacts.sync;

import java.util.Set;

/**
 * Counts that a route author should look at.
 *
 * @param failuresOmitted  failures that are counted and not in the report
 * @param repeated         rows about a stored contact that an earlier row was about
 * @param notStoredAsGiven contacts with a field that the server has stored otherwise than it was written
 * @param alteredFields    the names of these fields, sorted
 */
record SyncRemarks(long failuresOmitted, long repeated, long notStoredAsGiven, Set<String> alteredFields) {

    static final SyncRemarks NONE = new SyncRemarks(0, 0, 0, Set.of());
}
