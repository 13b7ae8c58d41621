package com.cognipeer.camel.contacts.convert;

import com.cognipeer.camel.contacts.body.ContactBody;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.util.IOHelper;

/** Converts contacts to JSON and back, and pages and sync reports to JSON. Lists and maps of other owners stay as they are. */
@Converter(generateLoader = true)
public final class ContactConverter {

    private static final ContactBody BODY = new ContactBody(null);

    private ContactConverter() {}

    @Converter
    public static String toString(Contact contact) {
        return ContactJson.writeText(contact);
    }

    @Converter
    public static byte[] toBytes(Contact contact) {
        return ContactJson.write(contact);
    }

    @Converter
    public static InputStream toInputStream(Contact contact) {
        return new ByteArrayInputStream(ContactJson.write(contact));
    }

    @Converter
    public static JsonNode toJsonNode(Contact contact) {
        return ContactJson.writeTree(contact);
    }

    @Converter
    public static String toString(ContactPage page) {
        return ContactJson.writeText(page);
    }

    @Converter
    public static byte[] toBytes(ContactPage page) {
        return ContactJson.write(page);
    }

    @Converter
    public static InputStream toInputStream(ContactPage page) {
        return new ByteArrayInputStream(ContactJson.write(page));
    }

    @Converter
    public static JsonNode toJsonNode(ContactPage page) {
        return ContactJson.writeTree(page);
    }

    /** The rest of a walk, read to its end, as the only page of a listing. */
    @Converter
    public static ContactPage toPage(Iterator<?> walk) {
        List<Contact> contacts = new ArrayList<>();
        try {
            walk.forEachRemaining(
                    item -> contacts.add(item instanceof Contact contact ? contact : BODY.convert(item, null)));
        } finally {
            if (walk instanceof Closeable underWay) {
                IOHelper.close(underWay);
            }
        }
        return new ContactPage(contacts, contacts.size(), 1, Math.max(1, contacts.size()));
    }

    @Converter
    public static String toString(SyncReport report) {
        return ContactJson.writeText(report);
    }

    @Converter
    public static byte[] toBytes(SyncReport report) {
        return ContactJson.write(report);
    }

    @Converter
    public static InputStream toInputStream(SyncReport report) {
        return new ByteArrayInputStream(ContactJson.write(report));
    }

    @Converter
    public static JsonNode toJsonNode(SyncReport report) {
        return ContactJson.writeTree(report);
    }

    /** Reads JSON of any kind of text or bytes, such as a file, and maps. */
    @Converter
    public static Contact toContact(String json, Exchange exchange) {
        return BODY.convert(json, exchange);
    }

    @Converter
    public static Contact toContact(byte[] json, Exchange exchange) {
        return BODY.convert(json, exchange);
    }

    @Converter
    public static Contact toContact(InputStream json, Exchange exchange) {
        return BODY.convert(json, exchange);
    }

    @Converter
    public static Contact toContact(JsonNode json, Exchange exchange) {
        return BODY.convert(json, exchange);
    }

    @Converter
    public static Contact toContact(Map<?, ?> map, Exchange exchange) {
        return BODY.convert(map, exchange);
    }

    @Converter
    public static Contact toContact(WrappedFile<?> file, Exchange exchange) {
        return BODY.convert(file, exchange);
    }

    @Converter
    public static Contact toContact(Reader json, Exchange exchange) {
        return BODY.convert(json, exchange);
    }

    /** Beans have no common type, so Camel asks this converter for every conversion. It answers for contacts only. */
    @Converter(fallback = true)
    public static <T> T beanToContact(Class<T> type, Exchange exchange, Object value, TypeConverterRegistry registry) {
        return type == Contact.class && value != null ? type.cast(BODY.convert(value, exchange)) : null;
    }
}
