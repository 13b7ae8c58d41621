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

/** Opens Java values of fields, such as beans and arrays, into objects and lists, whose names can be checked. */
final class JavaValues {

    private JavaValues() {}

    /**
     * Opens a value by one step: an optional value to its content, an array or an iterator to a list, a bean to an object.
     *
     * @return                      the value itself when it holds no other
     * @throws InvalidJsonException when a bean cannot be written, and for a throwable
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

    /** Whether a value can be written after {@link #inside} has opened it: a stream, for example, is empty then. */
    static boolean canBeReadAgain(Object value) {
        return !(value instanceof Iterator
                || value instanceof BaseStream
                || value instanceof Optional
                || value instanceof TextNode);
    }

    /** Whether the value is an object in JSON. */
    static boolean isObject(Object value) {
        return value instanceof Map || isBean(value);
    }

    private static List<Object> listOf(Iterator<?> iterator) {
        List<Object> list = new ArrayList<>();
        iterator.forEachRemaining(list::add);
        return list;
    }

    /** Whether the class belongs to an application or a library, and is none for text, numbers or constants. */
    private static boolean isBean(Object value) {
        return !(value == null || value instanceof CharSequence || value instanceof Number || value instanceof Enum)
                && !value.getClass().isArray()
                && !value.getClass().getName().startsWith("java.");
    }
}
