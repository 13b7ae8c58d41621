package com.cognipeer.camel.contacts.bench.micro;

import com.cognipeer.camel.contacts.bench.ListedContacts;
import com.cognipeer.camel.contacts.client.operation.PageParsing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading a page of a hundred contacts; the figures are per contact. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PageBenchmark {

    private static final int CONTACTS = 100;

    private final byte[] page = ListedContacts.page(1, CONTACTS, CONTACTS, 1, CONTACTS);
    private final ObjectMapper jackson = new ObjectMapper();

    @Benchmark
    @OperationsPerInvocation(CONTACTS)
    public Object component() throws IOException {
        return PageParsing.contacts(page);
    }

    @Benchmark
    @OperationsPerInvocation(CONTACTS)
    public Object jacksonTree() throws IOException {
        return jackson.readValue(page, JsonNode.class);
    }

    @Benchmark
    @OperationsPerInvocation(CONTACTS)
    public Object jacksonMap() throws IOException {
        return jackson.readValue(page, Map.class);
    }
}
