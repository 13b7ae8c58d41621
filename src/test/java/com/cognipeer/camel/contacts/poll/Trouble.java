package com.cognipeer.camel.contacts.poll;

/** The things that go wrong in a history beside the movement of the data. */
enum Trouble {
    NONE,
    MISHAPS,
    OUTAGES,
    BOTH;

    boolean withMishaps() {
        return this == MISHAPS || this == BOTH;
    }

    boolean withOutages() {
        return this == OUTAGES || this == BOTH;
    }
}
