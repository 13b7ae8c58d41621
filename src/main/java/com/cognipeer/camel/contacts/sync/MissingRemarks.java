package com.cognipeer.camel.contacts.sync;

import java.util.List;

/**
 * The part of a report about missing contacts that is no count.
 *
 * @param contacts    the first ones
 * @param leftOut     how many were missing in the walk, and had gone or changed before they were written
 * @param noneBecause why none counts as missing; null unless the input cannot tell
 */
record MissingRemarks(List<MissingContact> contacts, long leftOut, String noneBecause) {

    /** Nobody has looked for them. */
    static final MissingRemarks NONE = new MissingRemarks(List.of(), 0, null);
}
