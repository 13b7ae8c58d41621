package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON objects that nobody can change, at any depth. */
final class ImmutableJson {

    private static final ObjectReader OBJECT = JsonSettings.MAPPER.readerForMapOf(Object.class);
    private static final ObjectReader STRICT_OBJECT = OBJECT.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private ImmutableJson() {}

    /**
     * Reads an object.
     *
     * @throws InvalidJsonException when the text is none, or names a field twice: to drop one value would change the meaning
     */
    static Map<String, Object> parse(String json) {
        return objectOf(JsonFailures.<Map<String, Object>>reading(() -> STRICT_OBJECT.readValue(json)));
    }

    /** A deep copy of a map, its values as they are written as JSON. */
    static Map<String, Object> copyOf(Map<?, ?> map) {
        return objectOf(JsonFailures.<Map<String, Object>>reading(() -> OBJECT.readValue(ContactJson.write(map))));
    }

    private static Map<String, Object> objectOf(Map<?, ?> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put((String) name, valueOf(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object valueOf(Object value) {
        if (value instanceof Map<?, ?> object) {
            return objectOf(object);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            copy.replaceAll(ImmutableJson::valueOf);
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
