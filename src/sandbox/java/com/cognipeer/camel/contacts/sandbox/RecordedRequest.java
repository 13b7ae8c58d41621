package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as the sandbox has received it.
 *
 * @param method the HTTP method
 * @param target the request target, byte for byte as it was sent
 * @param headers every header with all its values; names are looked up without regard to case
 * @param body the body as text, empty when there was none
 * @param at the time of its arrival, by the clock of the sandbox
 */
public record RecordedRequest(
        String method, String target, Map<String, List<String>> headers, String body, Instant at) {

    /** Copies the headers into an unmodifiable map that ignores the case of names. */
    public RecordedRequest {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) ->
                copy.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
        copy.replaceAll((name, values) -> List.copyOf(values));
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * The first value of a header.
     *
     * @param name the name of the header, in upper or lower case
     * @return its value; null if the request does not have it
     */
    public String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    /**
     * The path without the query.
     *
     * @return for instance {@code /v1/sdk/contact/list}
     */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /**
     * The body as JSON.
     *
     * @return the parsed object
     * @throws RuntimeException if the body is no JSON object, as that of a get
     */
    public JsonNode json() {
        return Json.parseObject(body);
    }

    /** Names the headers but not their values, one of which is the token. */
    @Override
    public String toString() {
        return method + " " + target + " headers=" + headers.keySet() + " body=" + body + " at=" + at;
    }
}
