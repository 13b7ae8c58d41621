package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.route.Effort;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives a fault so many times and then the right answer, which for a look-up after a create is that nobody is there. */
public final class FaultyServer implements AutoCloseable {

    public static final int FOR_EVER = Integer.MAX_VALUE;
    private static final byte[] NOBODY =
            Answers.of("404 Not Found", "", "{\"message\":\"Contact not found\",\"statusCode\":404}");

    private final RawServer server;
    private final AtomicInteger left = new AtomicInteger();
    private final Operation operation;
    private final WireFault fault;
    private final Random random;

    public FaultyServer(WireFault fault, Operation operation) throws IOException {
        long seed = Effort.seed();
        if (fault == WireFault.RANDOM_BYTES || fault == WireFault.RANDOM_BODY) {
            System.out.println(fault + " for " + operation + ": seed " + seed);
        }
        this.random = new Random(seed);
        this.fault = fault;
        this.operation = operation;
        this.server = RawServer.scripted(this::serve);
    }

    /** From now on, and with no request counted yet. */
    public void strike(int times) {
        server.requests().clear();
        left.set(times);
    }

    public URI url() {
        return server.url("/v1");
    }

    public List<String> methods() {
        return server.requests().stream().map(RawServer.Request::method).toList();
    }

    private void serve(RawServer.Connection connection) throws IOException {
        for (RawServer.Request request = connection.readRequest();
                request != null;
                request = connection.readRequest()) {
            if (left.getAndDecrement() > 0) {
                fault.strike(connection, operation.success, random);
                if (fault.last) {
                    return;
                }
                continue;
            }
            boolean lookedUp = operation == Operation.create && request.method().equals("GET");
            connection.write(lookedUp ? NOBODY : Answers.ok(operation.success));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
