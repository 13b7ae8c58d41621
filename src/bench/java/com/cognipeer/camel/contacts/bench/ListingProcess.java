package com.cognipeer.camel.contacts.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The running {@link ListingServer}. */
final class ListingProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ListingProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ListingProcess start(int contacts) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        ListingServer.class.getName(),
                        String.valueOf(contacts))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (port == null) {
            throw new IllegalStateException("The server of the benchmark did not start");
        }
        return new ListingProcess(process, Integer.parseInt(port));
    }

    /** The base URL at which answers take so many milliseconds and tell of so many contacts. */
    String baseUrl(long latency, int contacts) {
        return "http://localhost:" + port + "/" + latency + "/" + contacts + "/v1";
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
