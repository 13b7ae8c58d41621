package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** The contact in a message's body, in whatever form it comes. */
final class ContactBody {

    private final ObjectMapper beans;

    /** @param beans turns beans into contacts; null for the default */
    ContactBody(ObjectMapper beans) {
        this.beans = beans;
    }

    /**
     * A contact of its own: changing it leaves the body as it is.
     *
     * @throws InvalidContactException when the body is empty or no contact
     */
    Contact read(Message message) {
        Object body = message.getBody();
        if (body == null) {
            throw new InvalidContactException(
                    "The body is empty: it must be a contact, as a Contact, a Map, a bean or JSON");
        }
        return contact("The body is no contact: ", body, message);
    }

    /**
     * As {@link #read(Message)}, of one of the contacts that a body holds.
     *
     * @param item any of what a body may be; an exchange or a message, such as an aggregation gathers, counts as its body
     */
    Contact readItem(Object item, Message message) {
        Object body = item instanceof Exchange exchange ? exchange.getMessage() : item;
        body = body instanceof Message gathered ? gathered.getBody() : body;
        if (body == null) {
            throw new InvalidContactException("The contact is null: leave it out");
        }
        if (body instanceof Iterable<?> && !(body instanceof JsonNode)
                || body.getClass().isArray() && !(body instanceof byte[])) {
            throw new InvalidContactException("The contact is a row of values without names:"
                    + " give it as a map, as csv does with useMaps=true");
        }
        return contact("It is no contact: ", body, message);
    }

    private Contact contact(String complaint, Object body, Message message) {
        try {
            return contactOf(body, message);
        } catch (InvalidJsonException e) {
            throw new InvalidContactException(complaint + e.getMessage());
        }
    }

    private Contact contactOf(Object body, Message message) {
        if (body instanceof Map<?, ?> map) {
            return ContactJson.contactOf(map);
        }
        if (body instanceof String json) {
            return ContactJson.readContact(json);
        }
        if (body instanceof byte[] json) {
            return ContactJson.readContact(json);
        }
        if (body instanceof JsonNode json) {
            return ContactJson.readContact(json);
        }
        if (body instanceof Reader text) {
            return ContactJson.readContact(textOf(text));
        }
        if (body instanceof StreamCache cache) {
            return ContactJson.readContact(bytesOf(cache));
        }
        if (body instanceof InputStream json) {
            return ContactJson.readContact(json);
        }
        if (body instanceof WrappedFile<?>) {
            Exchange exchange = message.getExchange();
            return ContactJson.readContact(
                    exchange.getContext().getTypeConverter().convertTo(byte[].class, exchange, body));
        }
        return ContactJson.contactOf(body, beans);
    }

    /** What can be read again is left at its beginning, for a redelivery and for whoever reads the body next. */
    private static String textOf(Reader reader) {
        try {
            rewind(reader);
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            rewind(reader);
            return text.toString();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static byte[] bytesOf(StreamCache cache) {
        try {
            cache.reset();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            cache.writeTo(bytes);
            cache.reset();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void rewind(Object body) {
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
    }

    private static InvalidContactException unreadable(IOException failure) {
        return new InvalidContactException(
                "The body could not be read: " + failure.getClass().getSimpleName());
    }
}
