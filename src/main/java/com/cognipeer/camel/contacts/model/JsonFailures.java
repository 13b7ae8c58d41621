package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** Turns failures of Jackson into messages that name the place and repeat no content, which may be personal data. */
final class JsonFailures {

    /** The path to a value inside a circle has no end. */
    private static final int MAX_STEPS = 10;

    private JsonFailures() {}

    /** @throws InvalidJsonException when the JSON cannot be read, or is null */
    static <T> T reading(JsonSource<T> source) {
        try {
            T value = source.read();
            if (value == null) {
                throw new InvalidJsonException("must be a JSON object, not null");
            }
            return value;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static InvalidJsonException unreadable(IOException failure) {
        if (!(failure instanceof JsonProcessingException malformed)) {
            return unavailable(failure);
        }
        String reason = failure instanceof JsonMappingException
                ? "must be a single JSON object of bounded size"
                : "not well-formed JSON";
        JsonLocation place = malformed.getLocation();
        return new InvalidJsonException(
                place == null ? reason : reason + ": line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    private static InvalidJsonException unavailable(IOException failure) {
        return new InvalidJsonException(
                failure instanceof CharacterCodingException
                        ? "is not written in the charset that its exchange names"
                        : "could not be read: " + failure.getClass().getSimpleName());
    }

    static InvalidJsonException unwritable(IOException failure) {
        return new InvalidJsonException("cannot be written as JSON"
                + (failure instanceof JsonMappingException mapping ? ": " + pathOf(mapping) : "")
                + "; correct it, or leave it out");
    }

    private static String pathOf(JsonMappingException failure) {
        List<String> steps = failure.getPath().stream()
                .limit(MAX_STEPS)
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .toList();
        return steps.isEmpty() ? "its type is unknown to Jackson" : "the value at " + String.join(".", steps);
    }

    @FunctionalInterface
    interface JsonSource<T> {
        T read() throws IOException;
    }
}
