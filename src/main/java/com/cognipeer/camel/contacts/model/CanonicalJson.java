package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes values that were read from JSON in one form: the fields of every object in the order of their names. The versions of
 * contacts and the keys of positions are hashes of this form, so that it never changes.
 *
 * <p>Jackson can write this form too, but copies each object into a sorted tree first. With that, a walk over a listing
 * allocates 2.2 KB more a contact, which is 47 %.
 */
final class CanonicalJson {

    /** Without the checks of the mapper: a value that was read from JSON has passed them. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(JsonSettings.MAX_DEPTH)
                    .build())
            .build();

    private final JsonGenerator json;

    /** Writes one value directly after the other. */
    CanonicalJson(OutputStream target) {
        try {
            json = FACTORY.createGenerator(target).setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytesOf(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new CanonicalJson(bytes).write(value);
        return bytes.toByteArray();
    }

    /** @throws InvalidJsonException when the value cannot be written; this writer is of no use any more */
    void write(Object value) {
        try {
            writeValue(value);
            json.flush();
        } catch (IOException e) {
            throw JsonFailures.unwritable(e);
        }
    }

    private void writeValue(Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Map<?, ?> object) {
            writeObject(object);
        } else if (value instanceof List<?> list) {
            writeList(list);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else {
            throw new JsonMappingException(json, "a value that no JSON is read into");
        }
    }

    private void writeObject(Map<?, ?> object) throws IOException {
        String[] names = object.keySet().toArray(new String[0]);
        Arrays.sort(names);
        json.writeStartObject();
        for (String name : names) {
            json.writeFieldName(name);
            try {
                writeValue(object.get(name));
            } catch (IOException e) {
                throw JsonMappingException.wrapWithPath(e, object, name);
            }
        }
        json.writeEndObject();
    }

    private void writeList(List<?> list) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < list.size(); i++) {
            try {
                writeValue(list.get(i));
            } catch (IOException e) {
                throw JsonMappingException.wrapWithPath(e, list, i);
            }
        }
        json.writeEndArray();
    }
}
