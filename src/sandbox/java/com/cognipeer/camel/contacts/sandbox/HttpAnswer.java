package com.cognipeer.camel.contacts.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer to a request, or no answer at all. */
record HttpAnswer(int status, Map<String, String> headers, byte[] body, Ending ending) {

    /** The use of the connection after the answer. */
    enum Ending {
        /** The answer is written and the connection stays open for the next request. */
        ANSWERED,
        /** No byte is written and the connection ends in an orderly way, so the client sees the end of the stream. */
        CLOSED,
        /** No byte is written and the connection is reset. */
        RESET
    }

    HttpAnswer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static HttpAnswer json(int status, byte[] body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    static HttpAnswer of(int status, String contentType, byte[] body) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType), body, Ending.ANSWERED);
    }

    static HttpAnswer none(Ending ending) {
        return new HttpAnswer(0, Map.of(), new byte[0], ending);
    }

    HttpAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpAnswer(status, all, body, ending);
    }

    static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Status " + status;
        };
    }
}
