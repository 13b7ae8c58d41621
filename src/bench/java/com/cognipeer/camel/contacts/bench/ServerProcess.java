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
import java.util.ArrayList;
import java.util.List;

/**
 * A server in a process of its own, so that only what the contenders do is measured. It prints its ports on one line when it
 * is ready, and ends with its standard input.
 */
final class ServerProcess implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String[] ports;

    private ServerProcess(Process process, String[] ports) {
        this.process = process;
        this.ports = ports;
    }

    static ServerProcess start(Class<?> server, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-classpath",
                System.getProperty("java.class.path"),
                server.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String ports =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (ports == null) {
            throw new IllegalStateException("The server of the benchmark did not start");
        }
        return new ServerProcess(process, ports.split(" "));
    }

    int port(int index) {
        return Integer.parseInt(ports[index]);
    }

    /** How many requests it was sent since this was asked last, where it counts them. */
    int requests() throws Exception {
        return Integer.parseInt(send("GET", "/requests", "{}"));
    }

    /** What it answers to a request of nobody who is measured. */
    String send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port(0) + path))
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
