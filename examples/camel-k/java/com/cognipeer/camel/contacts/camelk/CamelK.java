package com.cognipeer.camel.contacts.camelk;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** Runs the manifests beside it without a cluster, and checks what they have done. */
public final class CamelK {

    private static final Path OUTPUT = Path.of("target/camel-k");
    private static final int CONTACTS = 100;

    private CamelK() {}

    /** @param args the folder that holds the manifests */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length == 0 ? "examples/camel-k" : args[0]);
        removeOutput();
        try (ContactsSandbox sandbox = ContactsSandbox.start().seedContacts(CONTACTS)) {
            System.out.printf("Sandbox with %d contacts at %s%n", CONTACTS, sandbox.baseUrl());
            try (Manifests manifests = new Manifests(folder, sandbox, OUTPUT).start()) {
                System.out.println("- the Pipe, from the beginning");
                require("contacts out of the Pipe", CONTACTS, contacts(manifests, CONTACTS));

                System.out.println("- the Integration, with an export of six customers");
                SyncReport report = manifests.sync(folder.resolve("customers.json"));
                require("created", 2, report.getCreated());
                require("updated", 3, report.getUpdated());
                require("unchanged", 1, report.getUnchanged());
                require("failed", 0, report.getFailed());
                require("contacts in the workspace", CONTACTS + 2, sandbox.size());

                System.out.println("- the Pipe, with what the Integration has changed");
                require("contacts out of the Pipe", 5, contacts(manifests, 5));
                require("contacts too many", 0, manifests.pending());
            }
        }
        System.out.println("Both manifests did what they should");
    }

    /** How many different contacts are among the next ones. */
    private static int contacts(Manifests manifests, int next) throws Exception {
        Set<Object> ids = new HashSet<>();
        for (int contact = 0; contact < next; contact++) {
            Exchange change = manifests.change();
            ids.add(change.getMessage().getHeader("CamelCognipeerContactsId"));
        }
        return ids.size();
    }

    private static void require(String what, long expected, long actual) {
        if (actual != expected) {
            throw new IllegalStateException(what + ": should be " + expected + ", is " + actual);
        }
        System.out.printf("  %s: %d%n", what, actual);
    }

    /** A position that another run has left is about another sandbox. */
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
