package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Reads the elements of a JSON array, or objects one after the other, when they are asked for. An object is a {@link Contact},
 * any other value is as Jackson reads it.
 */
final class JsonItems implements Iterator<Object> {

    private final JsonParser parser;
    private final boolean array;
    private boolean atItem;
    private boolean over;

    JsonItems(JsonParser parser) throws IOException {
        this.parser = parser;
        this.array = parser.nextToken() == JsonToken.START_ARRAY;
        if (!array && parser.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidJsonException("must be a JSON array of contacts, or contacts one after the other"
                    + (parser.currentToken() == null ? ", and is empty" : ": line 1"));
        }
        atItem = !array;
    }

    /** Reads to the end, keeps nothing, and fails at the first malformed element. */
    void check() {
        JsonFailures.reading(() -> {
            while (!over) {
                if (isAtItem()) {
                    parser.skipChildren();
                    atItem = false;
                }
            }
            return this;
        });
    }

    @Override
    public boolean hasNext() {
        return JsonFailures.reading(this::isAtItem);
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        atItem = false;
        return ContactJson.readItem(parser);
    }

    private boolean isAtItem() throws IOException {
        if (!atItem && !over) {
            JsonToken token = parser.nextToken();
            over = token == null || array && token == JsonToken.END_ARRAY;
            atItem = !over;
            if (over && array && parser.nextToken() != null) {
                throw new InvalidJsonException("continues after the end of its array: line "
                        + parser.currentTokenLocation().getLineNr());
            }
        }
        return atItem;
    }
}
