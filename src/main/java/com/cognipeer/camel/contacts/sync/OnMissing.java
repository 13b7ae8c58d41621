package com.cognipeer.camel.contacts.sync;

/** The treatment of stored contacts that the input of a sync does not have. */
public enum OnMissing {
    /** They are not looked for. */
    keep,
    /** The report counts them and names the first ones. */
    report,
    /** They get the given fields. */
    update
}
