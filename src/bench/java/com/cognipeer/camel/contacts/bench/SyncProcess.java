package com.cognipeer.camel.contacts.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The running {@link SyncServer}. */
final class SyncProcess implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private SyncProcess(Process process, String port) {
        this.process = process;
        this.address = "http://127.0.0.1:" + port;
    }

    static SyncProcess start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        SyncServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (port == null) {
            throw new IllegalStateException("The server of the benchmark did not start");
        }
        return new SyncProcess(process, port);
    }

    /** @param capped whether it lists a few at a time only, whatever it is asked for */
    String baseUrl(boolean capped) {
        return address + (capped ? "/capped/v1" : "/v1");
    }

    /** How many requests it was sent since this was asked last. */
    int requests() throws Exception {
        return Integer.parseInt(send("GET", "/requests", "{}"));
    }

    /** What it answers, to be read by whoever measures the reading. */
    byte[] answer(String method, String path, String body) throws Exception {
        return send(method, path, body).getBytes(StandardCharsets.UTF_8);
    }

    private String send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
