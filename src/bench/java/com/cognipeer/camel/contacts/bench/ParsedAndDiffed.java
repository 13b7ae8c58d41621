package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactDiff;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.ContactSequence;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The part of a sync that no sync can leave out. Reads the same input and answers as the component, from memory, and compares
 * each contact with the stored one. Sends nothing, counts nothing and writes nothing.
 */
final class ParsedAndDiffed implements Contender {

    private final byte[] input;
    private final int limit;
    private final List<byte[]> pages = new ArrayList<>();
    private final List<byte[]> changed = new ArrayList<>();

    /** @param updates how many contacts differ */
    ParsedAndDiffed(SyncProcess server, byte[] input, int limit, int updates) throws Exception {
        this.input = input;
        this.limit = limit;
        for (int first = 0; first < CrmContacts.STORED; first += limit) {
            String keys = IntStream.range(first, first + limit)
                    .mapToObj(number -> '"' + CrmContacts.integrationId(number) + '"')
                    .collect(Collectors.joining(","));
            pages.add(server.answer(
                    "POST",
                    "/v1/sdk/contact/list",
                    "{\"page\":1,\"limit\":" + limit + ",\"filter\":{\"integrationId\":{\"$in\":[" + keys + "]}}}"));
        }
        for (int number = 0; number < updates; number++) {
            changed.add(server.answer(
                    "PATCH",
                    "/v1/sdk/contact",
                    "{\"integrationId\":\"" + CrmContacts.integrationId(number) + "\",\"data\":{}}"));
        }
    }

    @Override
    public String name() {
        return "parsing and diffing alone";
    }

    @Override
    public long work(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        long done = 0;
        do {
            int differing = once();
            if (differing != changed.size()) {
                throw new IllegalStateException(differing + " contacts differ, not " + changed.size());
            }
            done += CrmContacts.STORED;
        } while (System.nanoTime() < end);
        return done;
    }

    private int once() throws IOException {
        int differing = 0;
        Iterator<Object> given = ContactSequence.in(new ByteArrayInputStream(input));
        for (byte[] page : pages) {
            Map<String, Contact> stored = new HashMap<>();
            for (Contact contact : contacts(page)) {
                stored.put(contact.getIntegrationId(), contact);
            }
            for (int i = 0; i < limit; i++) {
                Contact wanted = (Contact) given.next();
                if (!ContactDiff.changed(wanted, stored.get(wanted.getIntegrationId()))
                        .isEmpty()) {
                    differing++;
                }
            }
        }
        for (byte[] answer : changed) {
            if (contacts(answer).size() != 1) {
                throw new IllegalStateException("No contact in the answer");
            }
        }
        return differing;
    }

    /** The contacts of an answer, read as the client reads them. */
    private static List<Contact> contacts(byte[] answer) throws IOException {
        List<Contact> contacts = new ArrayList<>();
        try (JsonParser parser = ContactJson.parser(answer)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean data = parser.currentName().equals("data");
                JsonToken value = parser.nextToken();
                if (data && value == JsonToken.START_OBJECT) {
                    contacts.add(ContactJson.readContact(parser, null));
                } else if (data) {
                    Contact last = null;
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        last = ContactJson.readContact(parser, last);
                        contacts.add(last);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return contacts;
    }
}
