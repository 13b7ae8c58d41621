package com.cognipeer.camel.contacts.client;

import java.time.Instant;

/**
 * The answer of the API to an operation.
 *
 * @param body the contact or page
 * @param info status, quota and cost
 * @param date when the server answered, by its own clock; null when it does not say
 */
public record ContactsResponse<T>(T body, ResponseInfo info, Instant date) {}
