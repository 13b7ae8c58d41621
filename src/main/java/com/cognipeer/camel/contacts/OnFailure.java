package com.cognipeer.camel.contacts;

/** What a consumer does when the exchange of a contact failed. */
public enum OnFailure {
    stop,
    skip
}
