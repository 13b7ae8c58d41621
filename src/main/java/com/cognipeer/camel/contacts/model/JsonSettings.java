package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;

/** Jackson as contacts need it: numbers keep every digit, and all that is read or written has bounds. */
final class JsonSettings {

    /** Deeper than any contact. A hostile answer must not exhaust the stack. */
    static final int MAX_DEPTH = 100;

    /** More characters than any text of a contact, whatever size of answers is allowed. */
    static final int MAX_TEXT = 20_000_000;

    /** More digits than any number. The time to read a number grows with the square of its digits. */
    static final int MAX_DIGITS = 1000;

    /** Longer than the name of any field. Every reader keeps tables of names. */
    static final int MAX_NAME = 50_000;

    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNumberLength(MAX_DIGITS)
                            .maxNameLength(MAX_NAME)
                            .build())
                    // The API echoes a write. It would apply a deeper one, and the reader would refuse its answer.
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .inputDecorator(new ByteOrderMark.Remover())
                    .addDecorator((factory, json) -> new NumbersOnlyGenerator(json))
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(JavaValueFormats.module())
            .defaultDateFormat(new JavaValueFormats.DateForm())
            .withConfigOverride(Instant.class, time -> time.setFormat(JavaValueFormats.TIME))
            .addModule(new SimpleModule().addDeserializer(Contact.class, new ContactParser()))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private JsonSettings() {}
}
