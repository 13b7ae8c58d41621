package com.cognipeer.camel.contacts.sync;

import java.util.Set;

/**
 * What a sync has to say beside its counts.
 *
 * @param failuresOmitted  failures that are counted and not kept
 * @param repeated         rows about a stored contact that an earlier row was about
 * @param notStoredAsGiven contacts of which the server has stored a field otherwise than it was written
 * @param alteredFields    the names of these fields, sorted
 */
record SyncRemarks(long failuresOmitted, long repeated, long notStoredAsGiven, Set<String> alteredFields) {

    static final SyncRemarks NONE = new SyncRemarks(0, 0, 0, Set.of());
}
