package com.cognipeer.camel.contacts;

/** How get behaves if the contact does not exist. */
public enum OnNotFound {
    /** The exchange fails with a ContactNotFoundException. */
    fail,
    /** The exchange continues with a null body and the header CamelCognipeerContactsFound set to false. */
    empty
}
