package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.model.TextSet;

/**
 * Remembers the stored contacts of the latest rows, in two halves. When one half is full, it forgets the older half, so that its
 * memory does not grow with the input.
 */
final class RecentContacts {

    /** The least number of contacts that are remembered; twice as many at most. */
    static final int REMEMBERED = 100_000;

    private TextSet older = new TextSet();
    private TextSet newer = new TextSet();

    /** @return whether a remembered row was about this contact */
    boolean meet(String id) {
        if (newer.contains(id)) {
            return true;
        }
        boolean met = older.contains(id);
        if (newer.size() == REMEMBERED) {
            older = newer;
            newer = new TextSet();
        }
        newer.add(id);
        return met;
    }
}
