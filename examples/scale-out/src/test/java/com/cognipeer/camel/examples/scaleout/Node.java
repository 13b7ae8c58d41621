package com.cognipeer.camel.examples.scaleout;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that runs the example as it stands; closing it kills it. */
final class Node implements AutoCloseable {

    static final String METRICS = "/observe/metrics";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final String name;
    private final int port;
    private final Process process;
    private final Thread reader;
    private final List<String> log = new CopyOnWriteArrayList<>();

    private Node(String name, int port, Process process) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.reader = new Thread(this::drain, "log-of-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    static Node start(String name, Map<String, String> environment) throws IOException {
        int port = FreePort.find();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        // Starts sooner; nothing here runs long enough for more.
                        "-XX:TieredStopAtLevel=1",
                        // Not that of the tests.
                        "-Dlog4j2.configurationFile=target/classes/log4j2.xml",
                        "-classpath",
                        classPath(),
                        GuardedNode.class.getName()))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(port));
        return new Node(name, port, builder.start());
    }

    private static String classPath() throws IOException {
        return String.join(
                File.pathSeparator,
                "target/test-classes",
                "target/classes",
                Files.readString(Path.of("target/node.classpath")).strip());
    }

    String name() {
        return name;
    }

    boolean hasStarted() {
        return hasLogged("(scale-out) started in");
    }

    /** Whether it has begun to read contacts, and not given that up since. */
    boolean leads() {
        boolean leads = false;
        for (String line : log) {
            if (line.contains("Leadership taken.") && line.contains("Consumer started")) {
                leads = true;
            } else if (line.contains("Leadership lost.")) {
                leads = false;
            }
        }
        return leads;
    }

    boolean hasLogged(String text) {
        return log.stream().anyMatch(line -> line.contains(text));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its health as JSON; the status is DOWN as soon as one check is. */
    String health() throws IOException, InterruptedException {
        return get("/observe/health");
    }

    /** The state of one of its health checks: UP or DOWN; null where there is none of this name. */
    String state(String check) throws IOException, InterruptedException {
        Matcher state = Pattern.compile("\"name\":\"" + Pattern.quote(check) + "\",\"status\":\"(\\w+)\"")
                .matcher(health());
        return state.find() ? state.group(1) : null;
    }

    /** How many seconds it is behind, as its metrics tell; a dash where they do not. */
    String lag() throws IOException, InterruptedException {
        Matcher lag = Pattern.compile("(?m)^cognipeer_contacts_lag_seconds\\S* (\\S+)$")
                .matcher(metrics());
        return lag.find() ? lag.group(1) : "-";
    }

    /** Its meters as Prometheus reads them. */
    String metrics() throws IOException, InterruptedException {
        return get(METRICS);
    }

    int port() {
        return port;
    }

    private String get(String path) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Waits for the end; false when the time passed before. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** SIGKILL: nothing in the process gets to run after it. Returns when the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    /** SIGTERM, and the end of it. */
    void stop() throws InterruptedException {
        // Not the one of Process, which closes the input too, and that ends a node at once.
        process.toHandle().destroy();
        if (!endsWithin(Cluster.PATIENCE)) {
            throw new IllegalStateException(name + " does not end\n" + log());
        }
        reader.join();
    }

    /** The names of its threads, but of those that answer for its health, as they come with being asked. */
    List<String> threads() throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "Thread.print")
                .redirectErrorStream(true)
                .start();
        List<String> names = new ArrayList<>();
        try (BufferedReader lines = jcmd.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("\"") && !line.startsWith("\"vert.x-")) {
                    names.add(line.substring(1, line.indexOf('"', 1)));
                }
            }
        }
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd could not ask " + name + " for its threads: " + names);
        }
        return names;
    }

    /** Its log, for people. */
    String log() {
        return name + ":\n" + String.join("\n", log);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void drain() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
