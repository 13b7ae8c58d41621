package com.cognipeer.camel.contacts.endurance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A running worker; closing it kills it. */
final class WorkerProcess implements AutoCloseable {

    private static final int LINES_KEPT = 10_000;
    /** What a user's process has: every jar takes memory for its index, and the tests have jars of many megabytes of it. */
    private static final Pattern JARS_OF_USERS = Pattern.compile(
            "(camel-(api|base|bean|core|direct|health|management|support|util|xml)|jackson-|httpc(lient|ore)5-|slf4j-|log4j-).*\\.jar");

    private final Process process;
    private final Thread reader;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CountDownLatch readyOrEnded = new CountDownLatch(1);
    private volatile boolean ready;

    private WorkerProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::drain, "worker-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a {@link ContactsWorker}; {@code heap} is as {@code -Xmx} takes it. */
    static WorkerProcess start(String heap, Map<String, String> properties) throws IOException {
        return start(ContactsWorker.class, heap, properties);
    }

    /** Starts a worker on what a user has of the class path of the tests; {@code heap} is as {@code -Xmx} takes it. */
    static WorkerProcess start(Class<?> main, String heap, Map<String, String> properties) throws IOException {
        return start(main, heap, properties, Set.of());
    }

    /** The same with jars besides, whose names begin like this. */
    static WorkerProcess start(Class<?> main, String heap, Map<String, String> properties, Set<String> jars)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                // A worker that is out of memory shall say so at once instead of struggling on.
                "-XX:+ExitOnOutOfMemoryError",
                "-classpath",
                classPath(jars)));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(main.getName());
        return new WorkerProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private static String classPath(Set<String> jars) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar")
                        || isOfUsers(Path.of(entry).getFileName().toString(), jars))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isOfUsers(String jar, Set<String> more) {
        return JARS_OF_USERS.matcher(jar).matches() || more.stream().anyMatch(jar::startsWith);
    }

    /** Waits until the route runs; false when the process ended or the time passed before. */
    boolean isReadyWithin(Duration time) throws InterruptedException {
        return readyOrEnded.await(time.toMillis(), TimeUnit.MILLISECONDS) && ready;
    }

    /** Waits for the end; false when the time passed before. */
    boolean endsWithin(Duration time) throws InterruptedException {
        if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        reader.join();
        return true;
    }

    int exitCode() {
        return process.exitValue();
    }

    /** SIGKILL: nothing in the process gets to run after it. Returns when the process is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    /** The figure that the worker reported under this name, or -1. */
    long figure(String name) {
        return output.stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(-1);
    }

    /** What the worker printed, to be read by people. */
    String output() {
        return String.join("\n", output);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void drain() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(ContactsWorker.READY)) {
                    ready = true;
                    readyOrEnded.countDown();
                }
                if (output.size() < LINES_KEPT) {
                    output.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            readyOrEnded.countDown();
        }
    }
}
