package com.cognipeer.camel.contacts.crmsync;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Syncs the export beside it twice, does the same by the obvious loop, and tells what each has spent. */
public final class CrmSync {

    private static final Path OUTPUT = Path.of("target/crm-sync");

    private final Path folder;
    private final StringBuilder table = new StringBuilder(String.format("%n%s%n", Cost.heading()));

    private CrmSync(Path folder) {
        this.folder = folder;
    }

    /** @param args the folder that holds application.properties */
    public static void main(String[] args) throws Exception {
        removeOutput();
        CrmSync example = new CrmSync(Path.of(args.length == 0 ? "examples/crm-sync" : args[0]));
        example.sync();
        example.loop();
        System.out.println(example.table);
    }

    private void sync() throws Exception {
        try (ContactsSandbox sandbox = Workspace.start();
                Example example = new Example(folder, "crm-sync", sandbox, OUTPUT).start()) {
            System.out.printf("Sandbox with %d contacts at %s%n", sandbox.size(), sandbox.baseUrl());
            System.out.println("- sync");
            SyncReport first = deliver(example);
            require("created", 20, first.getCreated());
            require("updated", 100, first.getUpdated());
            require("unchanged", 4877, first.getUnchanged());
            require("failed", 3, first.getFailed());
            require("failures in the reject file", 3, rejected());
            require("customers with their tier and score", 4978, Workspace.withKnownProperties(sandbox));
            System.out.println("  all 4978 customers that had a tier and a score have kept them");
            spent("sync", new Cost(50, 0, 120), Cost.of(sandbox));

            System.out.println("- sync again");
            SyncReport again = deliver(example);
            require("unchanged", 4997, again.getUnchanged());
            require("failed", 3, again.getFailed());
            spent("sync again", new Cost(50, 0, 0), Cost.of(sandbox));
        }
    }

    private void loop() throws Exception {
        try (ContactsSandbox sandbox = Workspace.start();
                Example example = new Example(folder, "row-by-row", sandbox, OUTPUT).start()) {
            System.out.println("- the loop, against another sandbox with the same: about 10,000 requests");
            example.deliver(export());
            spent("get, then update or create", new Cost(0, 4999, 4998), Cost.of(sandbox));
        }
    }

    private SyncReport deliver(Example example) throws Exception {
        return example.deliver(export()).getMessage().getMandatoryBody(SyncReport.class);
    }

    private Path export() {
        return folder.resolve("customers.csv");
    }

    private void spent(String name, Cost expected, Cost actual) {
        if (!actual.equals(expected)) {
            throw new IllegalStateException(name + " should have spent " + expected + ", not " + actual);
        }
        table.append(actual.row(name)).append(System.lineSeparator());
    }

    private static void require(String what, long expected, long actual) {
        if (actual != expected) {
            throw new IllegalStateException(what + ": should be " + expected + ", is " + actual);
        }
    }

    private static long rejected() throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.list(OUTPUT.resolve("rejects"))) {
            for (Path file : files.toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return lines;
    }

    /** The files of an earlier run are about another sandbox. */
    private static void removeOutput() throws IOException {
        if (Files.exists(OUTPUT)) {
            try (Stream<Path> files = Files.walk(OUTPUT)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
