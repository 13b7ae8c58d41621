package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** How contacts are read from JSON and written to it: exactly, within bounds, and without quoting content in errors. */
public final class ContactJson {

    /** Deeper nesting than any contact has; a hostile answer must not exhaust the stack. */
    static final int MAX_DEPTH = 100;

    /** More characters than a text of a contact has, whatever size of answers is allowed. */
    static final int MAX_TEXT = 20_000_000;

    /** More digits than any number has; the time to read one grows with the square of them. */
    static final int MAX_DIGITS = 1000;

    /** So many steps lead to the place of a value in a message; a circle has no end. */
    private static final int MAX_STEPS = 10;

    /** Longer than the name of any field; every reader keeps tables of names. */
    static final int MAX_NAME = 50_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNumberLength(MAX_DIGITS)
                            .maxNameLength(MAX_NAME)
                            .build())
                    // What goes out comes back in the answer: deeper, a write would be applied and its answer refused.
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .inputDecorator(new ByteOrderMark.Reading())
                    .addDecorator((factory, json) -> new PlainWriting.NumbersOnly(json))
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(PlainWriting.module())
            .defaultDateFormat(new PlainWriting.DateForm())
            .withConfigOverride(Instant.class, time -> time.setFormat(PlainWriting.TIME))
            .addModule(new SimpleModule().addDeserializer(Contact.class, new ContactParser()))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final ObjectReader CONTACT = MAPPER.readerFor(Contact.class);
    private static final ObjectReader CONTACT_OF_STREAM = CONTACT.without(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    private static final ObjectReader OBJECT = MAPPER.readerForMapOf(Object.class);
    private static final ObjectReader TREE = MAPPER.reader();
    private static final ObjectReader VALUE = MAPPER.readerFor(Object.class);
    private static final ObjectReader ITEM = VALUE.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectReader STRICT_OBJECT = OBJECT.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ObjectWriter CANONICAL_WRITER = WRITER.with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** Made apart: what it writes has been read from JSON, so that there is nothing to refuse, and it writes a lot. */
    private static final JsonFactory PLAIN = JsonFactory.builder()
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    /** A bean cannot leave a field out, so its nulls are taken for "not given": sent, they would clear stored fields. */
    private static final ObjectWriter BEAN_WRITER = beanWriter();

    private ContactJson() {}

    /** A parser over an answer's bytes, from which {@link #readContact(JsonParser, Contact)} reads. */
    public static JsonParser parser(byte[] json) throws IOException {
        return MAPPER.createParser(json);
    }

    /**
     * Reads the object at which the parser stands.
     *
     * @param like the contact before it, whose texts are taken where they are the same; null where there is none, or where
     *             others may be changing it
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
        return read(() -> CONTACT.readValue(json));
    }

    /** As {@link #readContact(String)}, from UTF-8 bytes. */
    public static Contact readContact(byte[] json) {
        return read(() -> CONTACT.readValue(json));
    }

    /** As {@link #readContact(String)}, from a stream of UTF-8 bytes, which is left open. */
    public static Contact readContact(InputStream json) {
        return read(() -> CONTACT_OF_STREAM.readValue(json));
    }

    /** As {@link #readContact(String)}, from text, which is left open. */
    public static Contact readContact(Reader json) {
        return read(() -> CONTACT_OF_STREAM.readValue(json));
    }

    /** As {@link #readContact(String)}, from a tree, of any depth. */
    public static Contact readContact(JsonNode json) {
        return new Contact(ContactJson.<Map<String, Object>>read(() -> OBJECT.readValue(json)));
    }

    /**
     * The contacts of a JSON array, or of objects one after the other, read as the iterator is asked for them. An element that
     * is no object comes as Jackson reads it. A line of JSON lines that is not well-formed comes as a {@link BrokenLine}. The
     * stream is left open.
     *
     * @throws InvalidJsonException when it is neither, and later, from the iterator, where it is not well-formed
     */
    public static Iterator<Object> items(InputStream json) {
        return read(() -> JsonLines.orItems(LineSource.of(json)));
    }

    /** As {@link #items(InputStream)}, from text. */
    public static Iterator<Object> items(Reader json) {
        return read(() -> JsonLines.orItems(LineSource.of(json)));
    }

    /** As {@link #items(InputStream)}, and well-formed to the end: what can be read twice is, before any of it is used. */
    public static Iterator<Object> items(byte[] json) {
        return checked(() -> LineSource.of(new ByteArrayInputStream(json)));
    }

    /** As {@link #items(byte[])}, from text. */
    public static Iterator<Object> items(String json) {
        return checked(() -> LineSource.of(new StringReader(json)));
    }

    /** @param json what can be read again */
    private static Iterator<Object> checked(JsonSource<LineSource> json) {
        return read(() -> {
            if (JsonLines.orItems(json.read()) instanceof JsonItems items) {
                items.check();
            }
            return JsonLines.orItems(json.read());
        });
    }

    static JsonParser parser(String json) throws IOException {
        return MAPPER.createParser(json);
    }

    /** Leaves the stream open. */
    static JsonParser parser(InputStream json) throws IOException {
        return MAPPER.getFactory().createParser(json).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    /** Leaves the reader open. */
    static JsonParser parser(Reader json) throws IOException {
        return MAPPER.getFactory().createParser(json).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    /** Reads the value at which the parser stands; null where that is null. */
    static Object readItem(JsonParser parser) {
        try {
            return parser.currentToken() == JsonToken.START_OBJECT ? readContact(parser, null) : ITEM.readValue(parser);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /**
     * A contact with the properties of a bean.
     *
     * @param  mapper               turns the bean into JSON; null for the component's own, which leaves out properties
     *                              that are null
     * @throws InvalidJsonException when Jackson cannot write the bean, or writes no object
     */
    public static Contact contactOf(Object bean, ObjectMapper mapper) {
        return readContact(mapper == null ? write(bean, BEAN_WRITER) : written(bean, mapper));
    }

    private static ObjectWriter beanWriter() {
        ObjectMapper mapper = MAPPER.copy()
                .setDefaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS));
        for (Class<?> optional : List.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class)) {
            mapper.configOverride(optional)
                    .setIncludeAsProperty(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));
        }
        return mapper.writer();
    }

    private static byte[] written(Object bean, ObjectMapper mapper) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (JsonGenerator generator = new PlainWriting.NumbersOnly(mapper.createGenerator(json))) {
            mapper.writer().writeValue(generator, bean);
        } catch (JsonProcessingException e) {
            throw unwritable(e);
        } catch (IOException e) {
            throw unavailable(e);
        }
        return json.toByteArray();
    }

    /**
     * A contact with the entries of a map.
     *
     * @throws InvalidJsonException when a key is no text
     */
    public static Contact contactOf(Map<?, ?> map) {
        Contact contact = new Contact();
        map.forEach((key, value) -> contact.put(fieldName(key), value));
        return contact;
    }

    /**
     * Writes a value as JSON.
     *
     * @throws InvalidJsonException when a value inside cannot be written, with its place
     */
    public static byte[] write(Object value) {
        return write(value, WRITER);
    }

    /** As {@link #write(Object)}, the fields of every object in the order of their names. */
    public static byte[] writeCanonical(Object value) {
        return write(value, CANONICAL_WRITER);
    }

    /** Writes texts one right behind the other, within the bounds of all that is written. */
    static JsonGenerator generator(OutputStream target) {
        try {
            return PLAIN.createGenerator(target).setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #write(Object)}, as text. */
    public static String writeText(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unwritable(e);
        }
    }

    /** As {@link #write(Object)}, as a tree. */
    public static JsonNode writeTree(Object value) {
        return read(() -> TREE.readTree(write(value)));
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

    /** An unmodifiable object read from text that may name no field twice: what was dropped would change the meaning. */
    static Map<String, Object> readStrictObject(String json) {
        return frozen(ContactJson.<Map<String, Object>>read(() -> STRICT_OBJECT.readValue(json)));
    }

    /** An unmodifiable deep copy of a map in the form in which it is going to be written. */
    static Map<String, Object> copyOfObject(Map<?, ?> map) {
        return frozen(ContactJson.<Map<String, Object>>read(() -> OBJECT.readValue(write(map))));
    }

    private static byte[] write(Object value, ObjectWriter writer) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw unwritable(e);
        }
    }

    private static String fieldName(Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw new InvalidJsonException("the fields of a contact are named by text, not by "
                + (key == null ? "null" : "a " + key.getClass().getName()));
    }

    static <T> T read(JsonSource<T> source) {
        try {
            T value = source.read();
            if (value == null) {
                throw new InvalidJsonException("must be a JSON object, not null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static InvalidJsonException unavailable(IOException failure) {
        return new InvalidJsonException(
                failure instanceof CharacterCodingException
                        ? "is not written in the charset that its exchange names"
                        : "could not be read: " + failure.getClass().getSimpleName());
    }

    private static InvalidJsonException unreadable(JsonProcessingException failure) {
        String reason = failure instanceof JsonMappingException
                ? "must be a single JSON object of bounded size"
                : "not well-formed JSON";
        JsonLocation place = failure.getLocation();
        return new InvalidJsonException(
                place == null ? reason : reason + ": line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    private static InvalidJsonException unwritable(JsonProcessingException failure) {
        return new InvalidJsonException("cannot be written as JSON"
                + (failure instanceof JsonMappingException mapping ? ": " + pathOf(mapping) : "")
                + "; correct it, or leave it out");
    }

    private static String pathOf(JsonMappingException failure) {
        List<String> steps = failure.getPath().stream()
                .limit(MAX_STEPS)
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .toList();
        return steps.isEmpty() ? "its type is unknown to Jackson" : "the value at " + String.join(".", steps);
    }

    private static Map<String, Object> frozen(Map<String, Object> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put(name, frozenValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    @SuppressWarnings("unchecked") // what Jackson read: the keys are strings
    private static Object frozenValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return frozen((Map<String, Object>) map);
        }
        if (value instanceof List<?> list) {
            return Collections.unmodifiableList(
                    list.stream().map(ContactJson::frozenValue).collect(Collectors.toList()));
        }
        return value;
    }

    @FunctionalInterface
    interface JsonSource<T> {
        T read() throws IOException;
    }
}
