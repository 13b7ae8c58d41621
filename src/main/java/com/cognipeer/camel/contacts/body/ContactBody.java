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

/** Reads the contact in the body of a message: a Contact, a Map, a bean, or JSON as text or bytes. */
public final class ContactBody {

    private final ObjectMapper beans;

    /** @param beans turns beans into contacts; null for the default mapper */
    public ContactBody(ObjectMapper beans) {
        this.beans = beans;
    }

    /**
     * The contact, which may be the body itself. The caller must not change it.
     *
     * @throws InvalidContactException if the body is empty or no contact
     */
    public Contact read(Message message) {
        Object body = BodyContent.unwrapped(message.getBody());
        if (body == null) {
            throw new InvalidContactException(
                    "The body is empty: it must be a contact, as a Contact, a Map, a bean or JSON");
        }
        return contact("The body is no contact: ", body, message.getExchange());
    }

    /**
     * As {@link #read(Message)}, for one contact of a body with many.
     *
     * @param item anything that a body may be; of an exchange or a message, as an aggregation collects them, its body
     */
    public Contact readItem(Object item, Message message) {
        Object held = BodyContent.unwrapped(item);
        if (held instanceof BrokenLine broken) {
            throw new InvalidContactException(broken.defect());
        }
        Message gathered =
                held instanceof Exchange exchange ? exchange.getMessage() : held instanceof Message each ? each : null;
        Object body = gathered == null ? held : BodyContent.unwrapped(gathered.getBody());
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
     * As {@link #read(Message)}, for any value that a type converter gets.
     *
     * @param  exchange             null if there is none
     * @throws InvalidJsonException if the value is no contact
     */
    public Contact convert(Object value, Exchange exchange) {
        Object held = BodyContent.unwrapped(value);
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
        Optional<BodyContent> content = BodyContent.of(body, exchange);
        if (content.isPresent()) {
            return contactOf(content.get(), body);
        }
        BeanClass.requireBean(body.getClass(), beans != null);
        return ContactFromJava.ofBean(body, beans);
    }

    /** Closes the source, even if it reads nothing from it. */
    @SuppressWarnings("try")
    private static Contact contactOf(BodyContent content, Object body) {
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
            throw BodyContent.unreadable(e);
        } finally {
            BodyContent.rewind(body);
        }
    }
}
