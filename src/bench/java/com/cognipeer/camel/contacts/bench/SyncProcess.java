package com.cognipeer.camel.contacts.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The running {@link SyncServer}. */
record SyncProcess(ServerProcess server) implements AutoCloseable {

    static SyncProcess start() throws IOException {
        return new SyncProcess(ServerProcess.start(SyncServer.class));
    }

    /** @param capped whether it lists a few at a time only, whatever it is asked for */
    String baseUrl(boolean capped) {
        return "http://localhost:" + server.port(0) + (capped ? "/capped/v1" : "/v1");
    }

    /** How many requests it was sent since this was asked last. */
    int requests() throws Exception {
        return server.requests();
    }

    /** What it answers, to be read by whoever measures the reading. */
    byte[] answer(String method, String path, String body) throws Exception {
        return server.send(method, path, body).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
