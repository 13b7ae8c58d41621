package com.cognipeer.camel.contacts.bench.micro;

import com.cognipeer.camel.contacts.bench.ListedContacts;
import com.cognipeer.camel.contacts.convert.ContactConverter;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactDiff;
import com.cognipeer.camel.contacts.model.ContactJson;
import com.cognipeer.camel.contacts.model.ContactVersions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is done with one contact. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ContactBenchmark {

    private final String text = ListedContacts.json(1);
    private final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    private final ObjectWriter jackson = new ObjectMapper().writer();
    private final Contact contact = ContactJson.readContact(text);
    private final ContactVersions versions = new ContactVersions();
    private final Contact same = ContactJson.readContact(text);
    private final Contact other = ContactJson.readContact(ListedContacts.json(2));

    @Benchmark
    public Object write() {
        return ContactJson.write(contact);
    }

    @Benchmark
    public Object writeByJackson() throws JsonProcessingException {
        return jackson.writeValueAsBytes(contact);
    }

    @Benchmark
    public Object convertToText() {
        return ContactConverter.toString(contact);
    }

    @Benchmark
    public Object convertToTree() {
        return ContactConverter.toJsonNode(contact);
    }

    @Benchmark
    public Object convertFromText() {
        return ContactConverter.toContact(text, null);
    }

    @Benchmark
    public Object convertFromBytes() {
        return ContactConverter.toContact(bytes, null);
    }

    @Benchmark
    public Object diffOfSame() {
        return ContactDiff.changed(contact, same);
    }

    @Benchmark
    public Object diffOfOther() {
        return ContactDiff.changed(contact, other);
    }

    @Benchmark
    public Object version() {
        return versions.of(contact);
    }

    @Benchmark
    public Object copy() {
        return contact.copy();
    }

    @Benchmark
    public Object date() {
        return contact.modifiedAt();
    }
}
