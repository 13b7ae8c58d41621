package com.cognipeer.camel.contacts.bench;

import java.io.IOException;

/** The running {@link ListingServer}. */
record ListingProcess(ServerProcess server) implements AutoCloseable {

    static ListingProcess start(int contacts) throws IOException {
        return new ListingProcess(ServerProcess.start(ListingServer.class, String.valueOf(contacts)));
    }

    /** The base URL at which answers take so many milliseconds and tell of so many contacts. */
    String baseUrl(long latency, int contacts) {
        return "http://localhost:" + server.port(0) + "/" + latency + "/" + contacts + "/v1";
    }

    /** How many requests it was sent since this was asked last. */
    int requests() throws Exception {
        return server.requests();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
