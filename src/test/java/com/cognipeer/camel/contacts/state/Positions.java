package com.cognipeer.camel.contacts.state;

/** Positions as the consumer stores them. */
final class Positions {

    private Positions() {}

    static String revision(long revision) {
        return "{\"revision\":" + revision + ",\"after\":\"c-" + revision + "\"}";
    }
}
