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
 * Reads contacts as Jackson reads maps, but takes equal texts over from the contact before, such as {@code active}. With
 * Jackson's own reader a walk over a listing allocates 0.8 KB more a contact, which is 17 %, at the same CPU time. Recursive:
 * the parser must bound the depth.
 */
final class ContactParser extends JsonDeserializer<Contact> {

    /** So that the map need not grow: the API documents 14 fields, and users add some. */
    private static final int CAPACITY = 32;

    /** For objects and lists inside a contact, which are mostly small. */
    private static final int INNER_CAPACITY = 8;

    /** Longer texts are hardly equal, and a parser keeps them in pieces. */
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
     * @param like a contact whose equal texts are used again; null for none
     */
    static Contact read(JsonParser parser, Contact like) throws IOException {
        Contact contact = new Contact(CAPACITY);
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
            // The number is well-formed, but its exponent is too large.
            throw new JsonMappingException(null, "a number that is too large");
        }
    }

    private static Map<String, Object> objectOf(JsonParser parser, Object like) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>(INNER_CAPACITY);
        readFields(parser, object, like instanceof Map<?, ?> map ? map : null);
        return object;
    }

    private static List<Object> listOf(JsonParser parser, Object like) throws IOException {
        List<?> other = like instanceof List<?> list ? list : List.of();
        List<Object> list = new ArrayList<>(INNER_CAPACITY);
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
}
