package com.cognipeer.camel.contacts.consuming;

import com.cognipeer.camel.contacts.quickstart.Progress;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the routes beside it one after the other against a sandbox, and tells what came of it. */
public final class ConsumerExamples {

    private static final int CONTACTS = 250;
    private static final String QUEUE = "seda:contacts";
    private static final Path OUTPUT = Path.of("target/consumer-example");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final ContactsSandbox sandbox;
    private final Progress progress = new Progress();
    private final Map<String, String> results = new LinkedHashMap<>();

    private ConsumerExamples(Path folder, ContactsSandbox sandbox) {
        this.folder = folder;
        this.sandbox = sandbox;
    }

    /** @param args the folder that holds application.properties */
    public static void main(String[] args) throws Exception {
        removeOutput();
        try (ContactsSandbox sandbox = ContactsSandbox.start().seedContacts(CONTACTS)) {
            sandbox.insert(Map.of("name", "Nobody's Address", "integrationId", "poison", "status", "lead"));
            System.out.printf(
                    "Sandbox with %d contacts, one without an e-mail address, at %s%n",
                    sandbox.size(), sandbox.baseUrl());
            ConsumerExamples examples =
                    new ConsumerExamples(Path.of(args.length == 0 ? "examples/consumer" : args[0]), sandbox);
            examples.snapshot();
            examples.changes();
            examples.poison();
            System.out.print(examples.summary());
        }
    }

    private void snapshot() throws Exception {
        begin("nightly-snapshot");
        try (Example example = example("nightly-snapshot").start(progress::passed)) {
            progress.await();
        }
        Path csv = OUTPUT.resolve("contacts.csv");
        end("nightly-snapshot", Files.readAllLines(csv).size() - 1 + " rows in " + csv);
    }

    private void changes() throws Exception {
        begin("changes-to-queue");
        try (Example example = example("changes-to-queue").start()) {
            for (int contact = 0; contact < sandbox.size(); contact++) {
                receive(example);
                progress.passed(sandbox.size());
            }
            progress.end();
            System.out.println("  one contact is changed ...");
            change("crm-000007");
            requireThatComes(example, "crm-000007");
        }
        System.out.println("  stopped; another one is changed meanwhile ...");
        change("crm-000008");
        try (Example restarted = example("changes-to-queue").start()) {
            requireThatComes(restarted, "crm-000008");
        }
        end("changes-to-queue", "all in the queue once, then the one that changed, after a restart the other one");
    }

    private void poison() throws Exception {
        begin("poison-to-dead-letter");
        try (Example example = example("poison-to-dead-letter").start(progress::passed)) {
            progress.await();
        }
        List<Path> parked = filesIn(OUTPUT.resolve("dead-letters"));
        end("poison-to-dead-letter", parked.size() + " parked as " + parked.get(0) + ", the others went on");
    }

    private Example example(String name) {
        return new Example(folder, name, sandbox, Map.of("changes.delay", "500ms"));
    }

    private void begin(String name) {
        System.out.println("- " + name);
        sandbox.clearRequests();
        progress.begin(name);
    }

    private void end(String name, String result) {
        results.put(name, String.format(Locale.ROOT, "%9d  %s", sandbox.requestCount(), result));
    }

    private void change(String integrationId) {
        sandbox.contacts().stream()
                .filter(contact -> integrationId.equals(contact.get("integrationId")))
                .forEach(contact -> sandbox.update(contact.get("_id").toString(), Map.of("status", "changed")));
    }

    private static String receive(Example example) {
        String contact = example.next(QUEUE, PATIENCE);
        if (contact == null) {
            throw new IllegalStateException("Nothing came into the queue within " + PATIENCE.toSeconds() + " s");
        }
        return contact;
    }

    private static void requireThatComes(Example example, String integrationId) {
        if (!receive(example).contains(integrationId)) {
            throw new IllegalStateException("Another contact than " + integrationId + " came into the queue");
        }
        System.out.println("  " + integrationId + " is in the queue");
    }

    private String summary() {
        StringBuilder table = new StringBuilder(String.format("%n%-24s %9s  %s%n", "example", "requests", "result"));
        results.forEach((name, result) -> table.append(String.format("%-24s %s%n", name, result)));
        return table.append(String.format("%n")).toString();
    }

    /** A position left by another run is about another sandbox. */
    private static void removeOutput() throws IOException {
        if (Files.exists(OUTPUT)) {
            try (Stream<Path> files = Files.walk(OUTPUT)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
