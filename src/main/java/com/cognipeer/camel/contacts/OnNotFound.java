package com.cognipeer.camel.contacts;

/** What a look-up does when there is no such contact. */
public enum OnNotFound {
    /** The exchange fails with a ContactNotFoundException. */
    fail,
    /** The exchange goes on with a null body and the header CamelCognipeerContactsFound set to false. */
    empty
}
