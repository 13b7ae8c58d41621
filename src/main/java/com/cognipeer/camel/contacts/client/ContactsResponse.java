package com.cognipeer.camel.contacts.client;

import java.time.Instant;

/**
 * What the API answered, and what it said about itself while doing so.
 *
 * @param body the contact or page
 * @param info status, quota and cost
 * @param date when the server answered, by its own clock; null when it does not say
 */
public record ContactsResponse<T>(T body, ResponseInfo info, Instant date) {}
