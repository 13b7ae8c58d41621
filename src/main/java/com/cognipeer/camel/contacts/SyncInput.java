package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.BaseStream;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contacts in a message's body, in whatever form they come, one by one.
 *
 * @param contacts what makes one contact each
 * @param oneShot  whether the body has nothing left once they are read, so that a second try would find none
 * @param source   to be closed when they are read; null where there is nothing to close
 */
record SyncInput(Iterator<?> contacts, boolean oneShot, AutoCloseable source) {

    private static final Logger LOG = LoggerFactory.getLogger(SyncInput.class);

    /** @throws InvalidContactException when the body cannot hold contacts */
    static SyncInput of(Message message) {
        Object body = message.getBody();
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

    void close() {
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
        if (body instanceof String json) {
            return again(ContactJson.items(json));
        }
        if (body instanceof byte[] json) {
            return again(ContactJson.items(json));
        }
        if (body instanceof StreamCache cache) {
            return ofCache(cache);
        }
        if (body instanceof InputStream json) {
            return new SyncInput(ContactJson.items(json), true, null);
        }
        if (body instanceof Reader json) {
            return new SyncInput(ContactJson.items(json), true, null);
        }
        if (body instanceof WrappedFile<?> || body instanceof File || body instanceof Path) {
            return ofFile(message.getBody(InputStream.class));
        }
        return ofContainer(body);
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
        return again(List.of(body).iterator());
    }

    private static SyncInput again(Iterator<?> contacts) {
        return new SyncInput(contacts, false, null);
    }

    /** What can be read again is left at its beginning before it is read; Camel does so before a redelivery. */
    private static SyncInput ofCache(StreamCache cache) {
        cache.reset();
        if (cache instanceof InputStream json) {
            return again(ContactJson.items(json));
        }
        if (cache instanceof Reader json) {
            return again(ContactJson.items(json));
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            cache.writeTo(bytes);
            cache.reset();
            return again(ContactJson.items(bytes.toByteArray()));
        } catch (IOException e) {
            throw new InvalidContactException(
                    "The body could not be read: " + e.getClass().getSimpleName());
        }
    }

    private static SyncInput ofFile(InputStream content) {
        try {
            return new SyncInput(ContactJson.items(content), false, content);
        } catch (InvalidJsonException e) {
            new SyncInput(null, false, content).close();
            throw e;
        }
    }
}
