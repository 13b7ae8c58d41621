package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Reads the contacts of JSON lines. A line that is malformed or holds no object is a {@link BrokenLine}. */
final class JsonLines implements Iterator<Object> {

    private final LineSource source;
    private final Queue<Object> items = new ArrayDeque<>();
    private long line;
    private boolean over;

    JsonLines(LineSource source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        while (items.isEmpty() && !over) {
            items.addAll(JsonFailures.reading(this::nextLine));
        }
        return !items.isEmpty();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.remove();
    }

    /** The contacts of the next line; none for a blank line. */
    private List<Object> nextLine() throws IOException {
        JsonParser parser = source.nextLine();
        line++;
        if (parser == null) {
            over = true;
            return List.of();
        }
        List<Object> read = new ArrayList<>(1);
        try (parser) {
            JsonFailures.reading(() -> {
                while (parser.nextToken() != null) {
                    Object item = ContactJson.readItem(parser);
                    boolean row = item instanceof Map || item instanceof Collection;
                    read.add(row ? item : new BrokenLine("line " + line + " of the input holds no JSON object"));
                }
                return read;
            });
            return read;
        } catch (InvalidJsonException e) {
            return List.of(new BrokenLine(
                    "line " + line + " of the input: " + e.getMessage().replace(": line 1, column", " at column")));
        }
    }
}
