package com.cognipeer.camel.contacts.sandbox;

import java.util.Map;

/** A request the API refuses; the status and message go into the chosen error envelope. */
final class ApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    private ApiFailure(int status, String message, Map<String, String> headers) {
        // No stack trace: a refusal is an answer, and large runs provoke many of them.
        super(message, null, false, false);
        this.status = status;
        this.headers = headers;
    }

    static ApiFailure badRequest(String message) {
        return new ApiFailure(400, message, Map.of());
    }

    static ApiFailure unauthorized(String message) {
        return new ApiFailure(401, message, Map.of());
    }

    static ApiFailure notFound(String message) {
        return new ApiFailure(404, message, Map.of());
    }

    static ApiFailure methodNotAllowed(String method, String allowed) {
        return new ApiFailure(405, "Method " + method + " is not allowed here", Map.of("Allow", allowed));
    }

    static ApiFailure conflict(String message) {
        return new ApiFailure(409, message, Map.of());
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}
