package com.cognipeer.camel.contacts.sync;

/** The identifier by which a sync finds the stored contact of a given one. */
public enum MatchBy {
    /** The integration id of a contact that is given one, the e-mail address of any other. */
    auto,
    /** The integration id; a contact without one cannot be synced. */
    integrationId,
    /** The e-mail address, without regard to case; a contact without one cannot be synced. */
    email
}
