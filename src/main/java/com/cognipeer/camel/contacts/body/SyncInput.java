package com.cognipeer.camel.contacts.body;

import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.ContactSequence;
import com.cognipeer.camel.contacts.model.InvalidJsonException;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contacts in the body of a message, one by one: of a collection, an iterator, a stream, or JSON.
 *
 * @param contacts gives one item for each contact
 * @param taken    remembers a body that can be read once; null if it can be read again
 * @param source   to close after reading; null if there is nothing to close
 */
public record SyncInput(Iterator<?> contacts, ReadOnceInput taken, AutoCloseable source) {

    private static final Logger LOG = LoggerFactory.getLogger(SyncInput.class);

    /** @throws InvalidContactException if the body cannot hold contacts */
    public static SyncInput of(Message message) {
        Object body = BodyContent.unwrapped(message.getBody());
        if (body == null) {
            throw new InvalidContactException(
                    "The body is empty: it must hold contacts, as a List, an Iterator, a Stream" + " or a JSON array");
        }
        try {
            return of(body, message);
        } catch (InvalidJsonException e) {
            throw noContacts(e);
        }
    }

    /**
     * The sync has ended.
     *
     * @param report  its report; null if it failed
     * @param failure its failure; null if it did not fail
     */
    public void ended(SyncReport report, Throwable failure) {
        close();
        if (taken != null && failure != null) {
            taken.failed(failure);
        } else if (taken != null && report.getDone() == 0) {
            taken.wasEmpty();
        }
    }

    private void close() {
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
        Exchange exchange = message.getExchange();
        if ((body instanceof InputStream || body instanceof Reader) && !(body instanceof StreamCache)) {
            return once(
                    body,
                    () -> items(BodyContent.of(body, exchange).orElseThrow().value()),
                    null);
        }
        Optional<BodyContent> content = BodyContent.of(body, exchange);
        return content.isPresent() ? ofContent(content.get()) : ofContainer(body);
    }

    private static SyncInput ofContent(BodyContent content) {
        try {
            return new SyncInput(items(content.value()), null, content.source());
        } catch (InvalidJsonException e) {
            new SyncInput(null, null, content.source()).close();
            throw e;
        }
    }

    private static Iterator<?> items(Object text) {
        if (text instanceof byte[] json) {
            return ContactSequence.in(json);
        }
        if (text instanceof InputStream json) {
            return ContactSequence.in(json);
        }
        if (text instanceof Reader json) {
            return ContactSequence.in(json);
        }
        return ContactSequence.in((String) text);
    }

    private static SyncInput ofContainer(Object body) {
        if (body instanceof Iterator<?> contacts) {
            return once(contacts, () -> contacts, contacts instanceof AutoCloseable source ? source : null);
        }
        if (body instanceof BaseStream<?, ?> contacts) {
            return once(contacts, contacts::iterator, contacts);
        }
        if (body instanceof Object[] contacts) {
            return again(Arrays.asList(contacts).iterator());
        }
        if (body instanceof Collection<?> contacts) {
            return again(contacts.iterator());
        }
        if (body instanceof Iterable<?> contacts) {
            // An Iterable may give the same iterator each time.
            Iterator<?> iterator = contacts.iterator();
            return once(iterator, () -> iterator, null);
        }
        if (!(body instanceof Map<?, ?> || body instanceof Exchange || body instanceof Message)) {
            BeanClass.requireBean(body.getClass(), true);
        }
        return again(List.of(body).iterator());
    }

    private static SyncInput again(Iterator<?> contacts) {
        return new SyncInput(contacts, null, null);
    }

    /**
     * @param body   can be read once only
     * @param reader starts to read it
     */
    private static SyncInput once(Object body, Supplier<Iterator<?>> reader, AutoCloseable source) {
        ReadOnceInput taken = ReadOnceInput.take(body);
        if (taken == null) {
            return again(List.of().iterator());
        }
        try {
            return new SyncInput(reader.get(), taken, source);
        } catch (InvalidJsonException e) {
            InvalidContactException failure = noContacts(e);
            taken.failed(failure);
            throw failure;
        }
    }

    private static InvalidContactException noContacts(InvalidJsonException e) {
        return new InvalidContactException("The body holds no contacts: " + e.getMessage());
    }
}
