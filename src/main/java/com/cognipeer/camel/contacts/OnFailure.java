package com.cognipeer.camel.contacts;

/** How a consumer continues if the exchange of a contact fails. */
public enum OnFailure {
    /** The poll ends with the failure, and the next poll starts with that contact. */
    stop,
    /** The exception handler gets the failure, and the consumer continues with the next contact. */
    skip
}
