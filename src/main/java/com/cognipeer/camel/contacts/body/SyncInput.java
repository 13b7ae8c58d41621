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
 * The contacts in a message's body, in whatever form they come, one by one.
 *
 * @param contacts what makes one contact each
 * @param taken    what is known of a body that has nothing left once they are read; null where it can be read again
 * @param source   to be closed when they are read; null where there is nothing to close
 */
public record SyncInput(Iterator<?> contacts, TakenInput taken, AutoCloseable source) {

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
            throw noContacts(e);
        }
    }

    /**
     * The sync has come to its end.
     *
     * @param report  what it came to; null when it failed
     * @param failure what it failed with; null when it did not
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
                    body, () -> items(Content.of(body, exchange).orElseThrow().value()), null);
        }
        Optional<Content> content = Content.of(body, exchange);
        return content.isPresent() ? ofContent(content.get()) : ofContainer(body);
    }

    private static SyncInput ofContent(Content content) {
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
            // It may give the same iterator again and again.
            Iterator<?> iterator = contacts.iterator();
            return once(iterator, () -> iterator, null);
        }
        if (!(body instanceof Map<?, ?> || body instanceof Exchange || body instanceof Message)) {
            Kind.requireBean(body.getClass(), true);
        }
        return again(List.of(body).iterator());
    }

    private static SyncInput again(Iterator<?> contacts) {
        return new SyncInput(contacts, null, null);
    }

    /**
     * @param body   what can be read only once
     * @param reader begins to read it
     */
    private static SyncInput once(Object body, Supplier<Iterator<?>> reader, AutoCloseable source) {
        TakenInput taken = TakenInput.take(body);
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
