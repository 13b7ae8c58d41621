package com.cognipeer.camel.contacts.sync;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a route author should look at: several rows about one contact, and fields that the server stores otherwise. */
final class RemarkCounter {

    private static final Logger LOG = LoggerFactory.getLogger("com.cognipeer.camel.contacts.sync.SyncRun");

    /** More names than a report needs. */
    private static final int MOST_FIELDS = 100;

    private final RecentContacts recent = new RecentContacts();
    private final Set<String> alteredFields = new TreeSet<>();
    private long repeated;
    private long notStoredAsGiven;

    void note(RowResult result) {
        if (result.id() != null && recent.meet(result.id().toString())) {
            noteRepeated(result.index());
        }
        Set<String> altered = result.altered();
        if (!altered.isEmpty()) {
            noteAltered(result.index(), altered);
        }
    }

    SyncRemarks remarks(long failuresOmitted) {
        return new SyncRemarks(
                failuresOmitted, repeated, notStoredAsGiven, Collections.unmodifiableSet(new TreeSet<>(alteredFields)));
    }

    private void noteRepeated(long index) {
        if (repeated++ == 0) {
            LOG.warn(
                    "Contact {} of the input is stored as the same contact as an earlier one: the later row changes what"
                            + " the earlier one wrote. The report counts such rows as repeated; this is said once a sync",
                    index);
        }
    }

    private void noteAltered(long index, Set<String> fields) {
        if (notStoredAsGiven++ == 0) {
            LOG.warn(
                    "The server has changed the fields {} of contact {} when it stored them, so every sync "
                            + "writes them again: give the values that the server stores. The report counts such contacts"
                            + " as notStoredAsGiven; this is said once a sync",
                    fields,
                    index);
        }
        for (String field : fields) {
            if (alteredFields.size() < MOST_FIELDS) {
                alteredFields.add(field);
            }
        }
    }
}
