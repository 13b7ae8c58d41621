package com.cognipeer.camel.contacts.body;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.BrokenLine;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFromJava;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.FieldNames;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The contact in a message's body, in whatever form it comes. */
public final class ContactBody {

    private final ObjectMapper beans;

    /** @param beans turns beans into contacts; null for the default */
    public ContactBody(ObjectMapper beans) {
        this.beans = beans;
    }

    /**
     * The contact, which may be the body itself: it is not to be changed.
     *
     * @throws InvalidContactException when the body is empty or no contact
     */
    public Contact read(Message message) {
        Object body = Content.unwrapped(message.getBody());
        if (body == null) {
            throw new InvalidContactException(
                    "The body is empty: it must be a contact, as a Contact, a Map, a bean or JSON");
        }
        return contact("The body is no contact: ", body, message.getExchange());
    }

    /**
     * As {@link #read(Message)}, of one of the contacts that a body holds.
     *
     * @param item any of what a body may be; an exchange or a message, such as an aggregation gathers, counts as its body
     */
    public Contact readItem(Object item, Message message) {
        Object held = Content.unwrapped(item);
        if (held instanceof BrokenLine broken) {
            throw new InvalidContactException(broken.defect());
        }
        Message gathered =
                held instanceof Exchange exchange ? exchange.getMessage() : held instanceof Message each ? each : null;
        Object body = gathered == null ? held : Content.unwrapped(gathered.getBody());
        if (body == null) {
            throw new InvalidContactException("The contact is null: leave it out");
        }
        if (body instanceof Collection<?> || body.getClass().isArray() && !(body instanceof byte[])) {
            throw new InvalidContactException("The contact is a row of values without names:"
                    + " give it as a map, as csv does with useMaps=true");
        }
        return contact("It is no contact: ", body, (gathered == null ? message : gathered).getExchange());
    }

    /**
     * As {@link #read(Message)}, of anything that is to be converted to a contact.
     *
     * @param  exchange             null where there is none
     * @throws InvalidJsonException when it is no contact
     */
    public Contact convert(Object value, Exchange exchange) {
        Object held = Content.unwrapped(value);
        return held == null ? null : contactOf(held, exchange);
    }

    private Contact contact(String complaint, Object body, Exchange exchange) {
        try {
            return contactOf(body, exchange);
        } catch (InvalidJsonException e) {
            throw new InvalidContactException(complaint + e.getMessage());
        }
    }

    private Contact contactOf(Object body, Exchange exchange) {
        Contact contact = read(body, exchange);
        return contact.isFromApi() ? contact : FieldNames.checked(contact);
    }

    private Contact read(Object body, Exchange exchange) {
        if (body instanceof Map<?, ?> map) {
            return map instanceof Contact contact ? contact : ContactFromJava.ofMap(map);
        }
        if (body instanceof JsonNode json) {
            return ContactJson.readContact(json);
        }
        Optional<Content> content = Content.of(body, exchange);
        if (content.isPresent()) {
            return contactOf(content.get(), body);
        }
        Kind.requireBean(body.getClass(), beans != null);
        return ContactFromJava.ofBean(body, beans);
    }

    /** Closes the source, which it need not read from. */
    @SuppressWarnings("try")
    private static Contact contactOf(Content content, Object body) {
        Object value = content.value();
        try (Closeable source = content.source()) {
            if (value instanceof byte[] json) {
                return ContactJson.readContact(json);
            }
            if (value instanceof InputStream json) {
                return ContactJson.readContact(json);
            }
            if (value instanceof Reader json) {
                return ContactJson.readContact(json);
            }
            return ContactJson.readContact((String) value);
        } catch (IOException e) {
            throw Content.unreadable(e);
        } finally {
            Content.rewind(body);
        }
    }
}
