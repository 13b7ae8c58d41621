package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes contacts as they come from the API just as {@link ContactJson#writeCanonical(Object)} does, one after the other and
 * without a sorted copy of each object.
 */
final class CanonicalWriter {

    private static final int USUAL = 32;

    private final JsonGenerator json;
    /** The names of the objects that are being written, those of the innermost last. */
    private String[] names = new String[USUAL];

    private int used;

    CanonicalWriter(JsonGenerator json) {
        this.json = json;
    }

    /**
     * @return             whether the contact holds nothing but what is read from JSON; if not, what is written is not to be
     *                     used, nor this writer any more
     * @throws IOException where that is so as well
     */
    boolean write(Contact contact) throws IOException {
        if (!hasWrittenObject(contact)) {
            return false;
        }
        json.flush();
        return true;
    }

    private boolean hasWritten(Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value.getClass() == BigDecimal.class) {
            json.writeNumber((BigDecimal) value);
        } else if (value.getClass() == BigInteger.class) {
            json.writeNumber((BigInteger) value);
        } else if (value.getClass() == LinkedHashMap.class) {
            return hasWrittenObject((Map<?, ?>) value);
        } else if (value.getClass() == ArrayList.class) {
            return hasWrittenList((List<?>) value);
        } else {
            return false;
        }
        return true;
    }

    private boolean hasWrittenObject(Map<?, ?> object) throws IOException {
        int begin = used;
        if (!hasTakenNames(object)) {
            return false;
        }
        int end = used;
        json.writeStartObject();
        for (int i = begin; i < end; i++) {
            json.writeFieldName(names[i]);
            if (!hasWritten(object.get(names[i]))) {
                return false;
            }
        }
        json.writeEndObject();
        used = begin;
        return true;
    }

    private boolean hasTakenNames(Map<?, ?> object) {
        int begin = used;
        if (names.length < begin + object.size()) {
            names = Arrays.copyOf(names, (begin + object.size()) * 2);
        }
        for (Object key : object.keySet()) {
            if (!(key instanceof String name)) {
                return false;
            }
            names[used++] = name;
        }
        Arrays.sort(names, begin, used);
        return true;
    }

    private boolean hasWrittenList(List<?> list) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < list.size(); i++) {
            if (!hasWritten(list.get(i))) {
                return false;
            }
        }
        json.writeEndArray();
        return true;
    }
}
