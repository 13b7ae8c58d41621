package com.cognipeer.camel.contacts.body;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contacts in a message's body, in whatever form they come, one by one.
 *
 * @param contacts what makes one contact each
 * @param oneShot  whether the body has nothing left once they are read, so that a second try would find none
 * @param source   to be closed when they are read; null where there is nothing to close
 */
public record SyncInput(Iterator<?> contacts, boolean oneShot, AutoCloseable source) {

    private static final Logger LOG = LoggerFactory.getLogger(SyncInput.class);

    /** @throws InvalidContactException when the body cannot hold contacts */
    public static SyncInput of(Message message) {
        Object body = Content.unwrapped(message.getBody());
        if (body == null) {
            throw new InvalidContactException(
                    "The body is empty: it must hold contacts, as a List, an Iterator, a Stream" + " or a JSON array");
        }
        try {
            return of(body, message);
        } catch (InvalidJsonException e) {
            throw new InvalidContactException("The body holds no contacts: " + e.getMessage());
        }
    }

    public void close() {
        if (source != null) {
            try {
                source.close();
            } catch (Exception e) {
                LOG.warn(
                        "The input of a sync could not be closed: {}",
                        e.getClass().getName());
                LOG.debug("The input of a sync could not be closed", e);
            }
        }
    }

    private static SyncInput of(Object body, Message message) {
        if (body instanceof JsonNode json) {
            return again(json.isArray() ? json.elements() : List.of(json).iterator());
        }
        Optional<Content> content = Content.of(body, message.getExchange());
        return content.isPresent() ? ofContent(content.get()) : ofContainer(body);
    }

    private static SyncInput ofContent(Content content) {
        try {
            return new SyncInput(items(content.value()), content.oneShot(), content.source());
        } catch (InvalidJsonException e) {
            new SyncInput(null, false, content.source()).close();
            throw e;
        }
    }

    private static Iterator<?> items(Object text) {
        if (text instanceof byte[] json) {
            return ContactJson.items(json);
        }
        if (text instanceof InputStream json) {
            return ContactJson.items(json);
        }
        if (text instanceof Reader json) {
            return ContactJson.items(json);
        }
        return ContactJson.items((String) text);
    }

    private static SyncInput ofContainer(Object body) {
        if (body instanceof Iterator<?> contacts) {
            return new SyncInput(contacts, true, contacts instanceof AutoCloseable source ? source : null);
        }
        if (body instanceof BaseStream<?, ?> contacts) {
            return new SyncInput(contacts.iterator(), true, contacts);
        }
        if (body instanceof Object[] contacts) {
            return again(Arrays.asList(contacts).iterator());
        }
        if (body instanceof Iterable<?> contacts) {
            return again(contacts.iterator());
        }
        if (!(body instanceof Map<?, ?> || body instanceof Exchange || body instanceof Message)) {
            Kind.requireBean(body.getClass(), true);
        }
        return again(List.of(body).iterator());
    }

    private static SyncInput again(Iterator<?> contacts) {
        return new SyncInput(contacts, false, null);
    }
}
