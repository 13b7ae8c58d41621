package com.cognipeer.camel.contacts;

/** What a consumer routes. */
public enum ConsumerMode {
    snapshot,
    changes
}
