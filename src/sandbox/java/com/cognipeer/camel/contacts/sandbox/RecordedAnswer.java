package com.cognipeer.camel.contacts.sandbox;

/**
 * The answer to a recorded request.
 *
 * @param request the request
 * @param status the status sent, or 0 when the connection was cut instead
 */
public record RecordedAnswer(RecordedRequest request, int status) {}
