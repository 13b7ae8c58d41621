package com.cognipeer.camel.contacts.model;

/**
 * A malformed line of JSON lines, or one without an object. It takes the place of its contact, so that it alone fails.
 *
 * @param defect the number of the line and what is wrong with it, without its content
 */
public record BrokenLine(String defect) {}
