package com.cognipeer.camel.contacts.model;

/**
 * A line of JSON lines that is not well-formed, or holds no object. It stands in the place of its contact, so that it fails by itself.
 *
 * @param defect says which line it is and what is wrong with it, and repeats nothing of it
 */
public record BrokenLine(String defect) {}
