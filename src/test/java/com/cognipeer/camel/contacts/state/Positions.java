package com.cognipeer.camel.contacts.state;

/** Positions as the consumer stores them, one on top of the other. */
final class Positions {

    private Positions() {}

    static String revision(long revision) {
        return "{\"revision\":" + revision + ",\"after\":\"c-" + revision + "\"}";
    }

    /** The position before it; null before the first. */
    static String before(long revision) {
        return revision == 1 ? null : revision(revision - 1);
    }

    /** Stores a position on top of the one before it. */
    static boolean advance(CompareAndSetStateRepository repository, String key, long revision) {
        return repository.replace(key, before(revision), revision(revision));
    }

    /** @return 0 for none */
    static long revisionOf(String position) {
        return position == null ? 0 : Long.parseLong(position.replaceAll("^\\{\"revision\":(\\d+),.*", "$1"));
    }
}
