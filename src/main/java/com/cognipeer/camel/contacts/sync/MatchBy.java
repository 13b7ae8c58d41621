package com.cognipeer.camel.contacts.sync;

/** Which identifier tells that a given contact and a stored one are the same. */
public enum MatchBy {
    /** The integration id of a contact that is given one, the e-mail address of any other. */
    auto,
    /** The integration id; a contact without one cannot be synced. */
    integrationId,
    /** The e-mail address, without regard to case; a contact without one cannot be synced. */
    email
}
