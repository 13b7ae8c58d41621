package com.cognipeer.camel.contacts.sync;

/** The end of a given contact. */
public enum Outcome {
    /** It was not stored, and is now. */
    created,
    /** It was stored otherwise, and has been changed. */
    updated,
    /** It was stored as given; nothing was written. */
    unchanged,
    /** It could not be stored. */
    failed
}
