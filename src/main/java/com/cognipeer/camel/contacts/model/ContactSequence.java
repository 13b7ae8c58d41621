package com.cognipeer.camel.contacts.model;

import com.cognipeer.camel.contacts.model.JsonFailures.JsonSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Iterator;

/**
 * Reads many contacts: of a JSON array, of objects one after the other, or of JSON lines. The iterator reads a contact when it
 * is asked for it. An element that is no object comes as Jackson reads it. A malformed line of JSON lines comes as a
 * {@link BrokenLine}.
 */
public final class ContactSequence {

    private ContactSequence() {}

    /**
     * The contacts of a stream, which stays open.
     *
     * @throws InvalidJsonException when it holds no sequence; the iterator throws it later at a malformed element
     */
    public static Iterator<Object> in(InputStream json) {
        return JsonFailures.reading(() -> contacts(LineSource.of(json)));
    }

    /** As {@link #in(InputStream)}, from text, which stays open. */
    public static Iterator<Object> in(Reader json) {
        return JsonFailures.reading(() -> contacts(LineSource.of(json)));
    }

    /** As {@link #in(InputStream)}, but checks all elements first, so that nobody uses the first part of a malformed array. */
    public static Iterator<Object> in(byte[] json) {
        return checked(() -> LineSource.of(new ByteArrayInputStream(json)));
    }

    /** As {@link #in(byte[])}, from text. */
    public static Iterator<Object> in(String json) {
        return checked(() -> LineSource.of(new StringReader(json)));
    }

    /** @param json opens the source again at each call */
    private static Iterator<Object> checked(JsonSource<LineSource> json) {
        return JsonFailures.reading(() -> {
            if (contacts(json.read()) instanceof JsonItems items) {
                items.check();
            }
            return contacts(json.read());
        });
    }

    private static Iterator<Object> contacts(LineSource source) throws IOException {
        return FirstLines.areJsonLines(source) ? new JsonLines(source) : new JsonItems(source.rest());
    }
}
