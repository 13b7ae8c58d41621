package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Makes contacts of maps and beans. */
public final class ContactFromJava {

    /** A bean cannot leave a field out, so null means "not given" here. Sent to the API, it would clear the stored field. */
    private static final ObjectWriter BEAN_WRITER = beanWriter();

    private ContactFromJava() {}

    /**
     * A contact with the entries of a map.
     *
     * @throws InvalidJsonException when a key is no text
     */
    public static Contact ofMap(Map<?, ?> map) {
        Contact contact = new Contact();
        map.forEach((key, value) -> contact.put(fieldName(key), value));
        return contact;
    }

    /**
     * A contact with the properties of a bean.
     *
     * @param  mapper               turns the bean into JSON; null for the component's own, which leaves out properties
     *                              that are null
     * @throws InvalidJsonException when Jackson cannot write the bean, or writes no object
     */
    public static Contact ofBean(Object bean, ObjectMapper mapper) {
        return ContactJson.readContact(mapper == null ? ContactJson.write(bean, BEAN_WRITER) : written(bean, mapper));
    }

    private static String fieldName(Object key) {
        if (key instanceof String name) {
            return name;
        }
        throw new InvalidJsonException("the fields of a contact are named by text, not by "
                + (key == null ? "null" : "a " + key.getClass().getName()));
    }

    private static ObjectWriter beanWriter() {
        ObjectMapper mapper = JsonSettings.MAPPER
                .copy()
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
        try (JsonGenerator generator = new NumbersOnlyGenerator(mapper.createGenerator(json))) {
            mapper.writer().writeValue(generator, bean);
        } catch (IOException e) {
            throw JsonFailures.unwritable(e);
        }
        return json.toByteArray();
    }
}
