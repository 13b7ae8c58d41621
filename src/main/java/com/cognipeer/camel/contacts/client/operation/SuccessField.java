package com.cognipeer.camel.contacts.client.operation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** A field of an answer that shows success or failure, if it is there and can be read. */
final class SuccessField {

    private static final Set<String> WORDS_OF_SUCCESS = Set.of("success", "ok");
    private static final Set<String> WORDS_OF_FAILURE = Set.of("error", "fail", "failed", "failure");

    private boolean given;
    private Boolean success;

    /** Reads a field that is true or false; every other value shows neither success nor failure. */
    void readFlag(JsonParser parser) throws IOException {
        given = true;
        success = parser.currentToken().isBoolean() ? parser.getBooleanValue() : null;
        parser.skipChildren();
    }

    /** Reads a word or the number of an HTTP status; null counts as no field. */
    void readStatus(JsonParser parser) throws IOException {
        given = parser.currentToken() != JsonToken.VALUE_NULL;
        success = parser.currentToken().isScalarValue() ? verdictOf(parser.getText()) : null;
        parser.skipChildren();
    }

    private static Boolean verdictOf(String status) {
        String word = status.toLowerCase(Locale.ROOT);
        if (WORDS_OF_SUCCESS.contains(word) || word.matches("2[0-9]{2}")) {
            return true;
        }
        return WORDS_OF_FAILURE.contains(word) || word.matches("[45][0-9]{2}") ? false : null;
    }

    /** Whether the field is there, whatever it says. */
    boolean isGiven() {
        return given;
    }

    boolean isSuccess() {
        return Boolean.TRUE.equals(success);
    }

    boolean isFailure() {
        return Boolean.FALSE.equals(success);
    }
}
