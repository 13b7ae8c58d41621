package com.cognipeer.camel.contacts.sandbox;

/** How a filter compares an ISO string with the stored dates. */
public enum DateComparison {
    /** ISO strings in filters on {@code createdDate} and {@code modifiedDate} are read as dates, so ranges work. */
    INSTANT,
    /** The string stays a string, and a string never matches a date: a range silently matches nothing. */
    STRING_MISMATCH
}
