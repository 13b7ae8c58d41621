package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.client.KeyStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The running {@link AnswerServer}. */
final class AnswerProcess implements AutoCloseable {

    private final Process process;
    private final Path keyStore;
    private final int plainPort;
    private final int tlsPort;

    private AnswerProcess(Process process, Path keyStore, int plainPort, int tlsPort) {
        this.process = process;
        this.keyStore = keyStore;
        this.plainPort = plainPort;
        this.tlsPort = tlsPort;
    }

    static AnswerProcess start() throws Exception {
        Path folder = Files.createTempDirectory("bench");
        Path keyStore = KeyStores.selfSignedFile(folder, "localhost", "dns:localhost,ip:127.0.0.1");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        AnswerServer.class.getName(),
                        keyStore.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        if (line == null) {
            throw new IllegalStateException("The server of the benchmark did not start");
        }
        String[] ports = line.split(" ");
        return new AnswerProcess(process, keyStore, Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
    }

    String baseUrl(boolean tls) {
        return tls ? "https://localhost:" + tlsPort : "http://localhost:" + plainPort;
    }

    /** The file of the only certificate that is to be trusted. */
    Path keyStore() {
        return keyStore;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        Files.deleteIfExists(keyStore);
        Files.deleteIfExists(keyStore.getParent());
    }
}
