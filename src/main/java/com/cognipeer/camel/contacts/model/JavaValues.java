package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;

/** What stands inside the value of a field, where its class is none of JSON: objects and lists, whose names can be checked. */
final class JavaValues {

    private JavaValues() {}

    /**
     * Takes one step inside: the value of an optional one, the list of an array or of an iterator, the object of a bean.
     *
     * @return                      the value itself where nothing stands inside
     * @throws InvalidJsonException when a bean cannot be written, and of a throwable
     */
    static Object inside(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value instanceof Iterator<?> iterator) {
            return listOf(iterator);
        }
        if (value instanceof BaseStream<?, ?> stream) {
            return listOf(stream.iterator());
        }
        if (value instanceof JsonNode node) {
            return node.isContainerNode() ? ContactJson.plain(node) : node.isTextual() ? node.textValue() : node;
        }
        if (value instanceof Throwable) {
            throw new InvalidJsonException("has a " + value.getClass().getName()
                    + " as the value of a field, which is no data: give its text, or leave it out");
        }
        return isBean(value) ? ContactJson.plain(value) : value;
    }

    /** Whether a value is still the same once {@link #inside} has looked into it, and none that only holds another. */
    static boolean canBeReadAgain(Object value) {
        return !(value instanceof Iterator
                || value instanceof BaseStream
                || value instanceof Optional
                || value instanceof TextNode);
    }

    /** Whether JSON has an object for it. */
    static boolean isObject(Object value) {
        return value instanceof Map || isBean(value);
    }

    private static List<Object> listOf(Iterator<?> iterator) {
        List<Object> list = new ArrayList<>();
        iterator.forEachRemaining(list::add);
        return list;
    }

    /** A class that somebody has written, other than for text, a number or a constant. */
    private static boolean isBean(Object value) {
        return !(value == null || value instanceof CharSequence || value instanceof Number || value instanceof Enum)
                && !value.getClass().isArray()
                && !value.getClass().getName().startsWith("java.");
    }
}
