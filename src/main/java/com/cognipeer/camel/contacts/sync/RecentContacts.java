package com.cognipeer.camel.contacts.sync;

/**
 * Remembers the stored contacts of the latest rows, in two halves. When one half is full, it forgets the older half, so that its
 * memory does not grow with the input.
 */
final class RecentContacts {

    /** The least number of contacts that are remembered; twice as many at most. */
    static final int REMEMBERED = 100_000;

    private ContactNumbers older = new ContactNumbers();
    private ContactNumbers newer = new ContactNumbers();

    /** @return whether a remembered row was about this contact */
    boolean meet(Object id) {
        if (newer.contains(id)) {
            return true;
        }
        boolean met = older.contains(id);
        if (newer.size() == REMEMBERED) {
            older = newer;
            newer = new ContactNumbers();
        }
        newer.add(id);
        return met;
    }
}
