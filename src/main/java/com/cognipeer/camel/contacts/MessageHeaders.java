package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.body.BodyContent;
import com.cognipeer.camel.contacts.client.IdentifierCheck;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Message;

/** Reads the headers of a message. A header with a value that has no meaning fails the message before any request. */
final class MessageHeaders {

    private static final int MAX_DIGITS = 1000;

    private MessageHeaders() {}

    /** A Map or a text that a filter or a sort is made of; the given value if the header is not set. */
    static <T> T structure(
            Message message, String header, T unset, Function<String, T> fromText, Function<Map<?, ?>, T> fromMap) {
        Object given = BodyContent.unwrapped(message.getHeader(header));
        if (given == null) {
            return unset;
        }
        if (given instanceof Map<?, ?> map) {
            return checked(header, map, fromMap::apply);
        }
        if (given instanceof CharSequence text) {
            return checked(header, text.toString(), fromText);
        }
        throw new InvalidContactException("Header " + header + " must be a Map or text, not a "
                + given.getClass().getName());
    }

    /** An identifier of a contact; null if the header is not set. */
    static String identifier(Message message, String header) {
        Object raw = message.getHeader(header);
        Object given = BodyContent.unwrapped(raw);
        if (given instanceof Iterable || given instanceof Map || given instanceof Object[]) {
            throw new InvalidContactException("Header " + header + " must be a single text");
        }
        String value = given instanceof Number number ? numberOf(header, number) : textOf(message, given);
        if (raw != null && value == null) {
            throw new InvalidContactException("Header " + header + " is blank: give it a value or remove it");
        }
        IdentifierCheck.check("Header " + header, value);
        return value;
    }

    private static String numberOf(String header, Number number) {
        try {
            return ContactIdentity.textOf(number);
        } catch (IllegalArgumentException e) {
            throw new InvalidContactException("Header " + header + " must be a single text");
        }
    }

    private static String textOf(Message message, Object given) {
        return given == null
                ? null
                : ContactIdentity.textOf(message.getExchange()
                        .getContext()
                        .getTypeConverter()
                        .convertTo(String.class, message.getExchange(), given));
    }

    /** True or false; false if the header is not set. */
    static boolean flag(Message message, String header) {
        String given = message.getHeader(header, String.class);
        if (given == null) {
            return false;
        }
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidContactException("Header " + header + " must be true or false");
        };
    }

    /** A whole number of 1 or more; null if the header is not set. Camel would cut off the digits that an int cannot hold. */
    static Integer positive(Message message, String header) {
        String given = message.getHeader(header, String.class);
        if (given == null) {
            return null;
        }
        int value;
        try {
            value = new BigDecimal(bounded(given.strip())).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidContactException("Header " + header + " must be a whole number");
        }
        if (value < 1) {
            throw new InvalidContactException("Header " + header + " must be 1 or more, not " + value);
        }
        return value;
    }

    /** A whole number of 0 or more; null if the header is not set. */
    static Long count(Message message, String header) {
        String given = message.getHeader(header, String.class);
        if (given == null) {
            return null;
        }
        long value;
        try {
            value = new BigDecimal(bounded(given.strip())).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidContactException("Header " + header + " must be a whole number");
        }
        if (value < 0) {
            throw new InvalidContactException("Header " + header + " must be 0 or more, not " + value);
        }
        return value;
    }

    /** The time to read a number grows with the square of its digits. */
    private static String bounded(String number) {
        if (number.length() > MAX_DIGITS) {
            throw new NumberFormatException();
        }
        return number;
    }

    /** Reads a value, and names the header in a refusal. */
    static <V, T> T checked(String header, V value, Function<V, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidContactException("Header " + header + ": " + e.getMessage());
        }
    }
}
