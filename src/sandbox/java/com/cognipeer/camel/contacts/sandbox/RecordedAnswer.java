package com.cognipeer.camel.contacts.sandbox;

/**
 * The answer to a recorded request.
 *
 * @param request the request
 * @param status the HTTP status of the answer; 0 if a {@link Fault} ended the connection instead
 */
public record RecordedAnswer(RecordedRequest request, int status) {}
