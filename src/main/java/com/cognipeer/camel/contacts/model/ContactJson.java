package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Map;

/** Reads contacts from JSON and writes them: exactly, within bounds, and without content in the messages of errors. */
public final class ContactJson {

    private static final ObjectReader CONTACT = JsonSettings.MAPPER.readerFor(Contact.class);
    private static final ObjectReader CONTACT_OF_STREAM = CONTACT.without(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    private static final ObjectReader OBJECT = JsonSettings.MAPPER.readerForMapOf(Object.class);
    private static final ObjectReader TREE = JsonSettings.MAPPER.reader();
    private static final ObjectReader VALUE = JsonSettings.MAPPER.readerFor(Object.class);
    private static final ObjectReader ITEM = VALUE.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectWriter WRITER = JsonSettings.MAPPER.writer();

    private ContactJson() {}

    /** A parser of an answer, for {@link #readContact(JsonParser, Contact)}. */
    public static JsonParser parser(byte[] json) throws IOException {
        return JsonSettings.MAPPER.createParser(json);
    }

    /**
     * Reads the object at which the parser stands.
     *
     * @param like the contact before it, whose equal texts are used again; null for none, or when others may change that contact
     */
    public static Contact readContact(JsonParser parser, Contact like) throws IOException {
        return ContactParser.read(parser, like);
    }

    /**
     * Reads a contact.
     *
     * @throws InvalidJsonException when the text is no JSON object, with the line and column of the mistake
     */
    public static Contact readContact(String json) {
        return JsonFailures.reading(() -> CONTACT.readValue(json));
    }

    /** As {@link #readContact(String)}, from UTF-8 bytes. */
    public static Contact readContact(byte[] json) {
        return JsonFailures.reading(() -> CONTACT.readValue(json));
    }

    /** As {@link #readContact(String)}, from a stream of UTF-8 bytes, which stays open. */
    public static Contact readContact(InputStream json) {
        return JsonFailures.reading(() -> CONTACT_OF_STREAM.readValue(json));
    }

    /** As {@link #readContact(String)}, from a reader, which stays open. */
    public static Contact readContact(Reader json) {
        return JsonFailures.reading(() -> CONTACT_OF_STREAM.readValue(json));
    }

    /** As {@link #readContact(String)}, from a tree of any depth. */
    public static Contact readContact(JsonNode json) {
        return new Contact(JsonFailures.<Map<String, Object>>reading(() -> OBJECT.readValue(json)));
    }

    static JsonParser parser(String json) throws IOException {
        return JsonSettings.MAPPER.createParser(json);
    }

    /** Leaves the stream open. */
    static JsonParser parser(InputStream json) throws IOException {
        return JsonSettings.MAPPER.getFactory().createParser(json).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    /** Leaves the reader open. */
    static JsonParser parser(Reader json) throws IOException {
        return JsonSettings.MAPPER.getFactory().createParser(json).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    /** Reads the value at which the parser stands: an object as a contact, any other value as Jackson reads it. */
    static Object readItem(JsonParser parser) {
        try {
            return parser.currentToken() == JsonToken.START_OBJECT ? readContact(parser, null) : ITEM.readValue(parser);
        } catch (IOException e) {
            throw JsonFailures.unreadable(e);
        }
    }

    /**
     * Writes a value as JSON.
     *
     * @throws InvalidJsonException when a value inside cannot be written, with its place
     */
    public static byte[] write(Object value) {
        return write(value, WRITER);
    }

    static byte[] write(Object value, ObjectWriter writer) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw JsonFailures.unwritable(e);
        }
    }

    /** As {@link #write(Object)}, as text. */
    public static String writeText(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw JsonFailures.unwritable(e);
        }
    }

    /** As {@link #write(Object)}, as a tree. */
    public static JsonNode writeTree(Object value) {
        return JsonFailures.reading(() -> TREE.readTree(write(value)));
    }

    /**
     * Writes a value that was read from JSON, the fields of every object in the order of their names.
     *
     * @throws InvalidJsonException when it is another kind of value
     */
    public static byte[] writeCanonical(Object value) {
        return CanonicalJson.bytesOf(value);
    }

    /**
     * A value as it reads after it has been written: maps, lists, text, numbers, booleans and null only.
     *
     * @throws InvalidJsonException when it cannot be written
     */
    public static Object plain(Object value) {
        byte[] json = write(value);
        try {
            return VALUE.readValue(json);
        } catch (IOException e) {
            throw new InvalidJsonException("cannot be read back as it is written");
        }
    }
}
