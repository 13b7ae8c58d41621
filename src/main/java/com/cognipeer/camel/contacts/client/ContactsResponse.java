package com.cognipeer.camel.contacts.client;

/**
 * What the API answered, and what it said about itself while doing so.
 *
 * @param body the contact or page
 * @param info status, quota and cost
 */
public record ContactsResponse<T>(T body, ResponseInfo info) {}
