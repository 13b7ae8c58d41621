package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads contacts from the tokens of a parser, as Jackson reads maps, at less cost. Recursive, so that it is only for parsers
 * that bound the depth.
 */
final class ContactParser extends JsonDeserializer<Contact> {

    /** The fields that the API documents, and some of the user's own. */
    private static final int USUAL = 20;

    /** What is expected to have more than this grows as it is read: expectations are the server's word. */
    private static final int MOST_EXPECTED = 64;

    /** Longer texts are not compared: they are hardly the same, and a parser keeps them in pieces. */
    private static final int LONGEST_SHARED = 200;

    @Override
    public Contact deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.currentToken() == JsonToken.START_OBJECT
                ? read(parser, null)
                : (Contact) context.handleUnexpectedToken(Contact.class, parser);
    }

    /**
     * Reads the object at which the parser stands.
     *
     * @param like a contact that may well have the same texts, which then are not made again; null for none
     */
    static Contact read(JsonParser parser, Contact like) throws IOException {
        Contact contact = new Contact(capacityFor(like == null ? USUAL : like.size()));
        readFields(parser, contact, like);
        return contact;
    }

    private static void readFields(JsonParser parser, Map<String, Object> object, Map<?, ?> like) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            object.put(name, valueOf(token, parser, like == null ? null : like.get(name)));
        }
    }

    private static Object valueOf(JsonToken token, JsonParser parser, Object like) throws IOException {
        return switch (token) {
            case VALUE_STRING -> textOf(parser, like);
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimalOf(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case START_OBJECT -> objectOf(parser, like);
            case START_ARRAY -> listOf(parser, like);
            default -> throw new IllegalStateException("no value begins with " + token);
        };
    }

    private static BigDecimal decimalOf(JsonParser parser) throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            // Well-formed, but with an exponent that no number has.
            throw new JsonMappingException(null, "a number beyond all bounds");
        }
    }

    private static Map<String, Object> objectOf(JsonParser parser, Object like) throws IOException {
        Map<?, ?> other = like instanceof Map<?, ?> map ? map : null;
        Map<String, Object> object =
                other == null ? new LinkedHashMap<>() : new LinkedHashMap<>(capacityFor(other.size()));
        readFields(parser, object, other);
        return object;
    }

    private static List<Object> listOf(JsonParser parser, Object like) throws IOException {
        List<?> other = like instanceof List<?> list ? list : List.of();
        List<Object> list =
                other.isEmpty() ? new ArrayList<>() : new ArrayList<>(Math.min(other.size(), MOST_EXPECTED));
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            list.add(valueOf(token, parser, list.size() < other.size() ? other.get(list.size()) : null));
        }
        return list;
    }

    private static String textOf(JsonParser parser, Object like) throws IOException {
        return like instanceof String text && isSame(text, parser) ? text : parser.getText();
    }

    private static boolean isSame(String text, JsonParser parser) throws IOException {
        int length = text.length();
        if (length > LONGEST_SHARED || length != parser.getTextLength()) {
            return false;
        }
        char[] characters = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        for (int i = 0; i < length; i++) {
            if (characters[offset + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** So that a map of that size need not grow. */
    private static int capacityFor(int size) {
        return Math.min(size, MOST_EXPECTED) * 4 / 3 + 1;
    }
}
