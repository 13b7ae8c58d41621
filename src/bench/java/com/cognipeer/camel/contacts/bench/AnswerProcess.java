package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.client.KeyStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The running {@link AnswerServer}.
 *
 * @param keyStore the file of the only certificate that is to be trusted
 */
record AnswerProcess(ServerProcess server, Path keyStore) implements AutoCloseable {

    static AnswerProcess start() throws Exception {
        Path folder = Files.createTempDirectory("bench");
        Path keyStore = KeyStores.selfSignedFile(folder, "localhost", "dns:localhost,ip:127.0.0.1");
        return new AnswerProcess(ServerProcess.start(AnswerServer.class, keyStore.toString()), keyStore);
    }

    String baseUrl(boolean tls) {
        return tls ? "https://localhost:" + server.port(1) : "http://localhost:" + server.port(0);
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(keyStore);
        Files.deleteIfExists(keyStore.getParent());
    }
}
