package com.cognipeer.camel.contacts.sandbox;

/**
 * What a request was answered with.
 *
 * @param request the request
 * @param status the status sent, or 0 when the connection was cut instead
 */
public record RecordedAnswer(RecordedRequest request, int status) {}
