package com.cognipeer.camel.contacts.quickstart;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.main.Main;

/** Runs the routes beside it in Camel Main, against the sandbox or, with a token in the environment, the real API. */
public final class QuickStart {

    private static final int CONTACTS = 250;

    private QuickStart() {}

    /** @param args the folder that holds application.properties */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args.length == 0 ? "examples/quickstart" : args[0]);
        boolean real = System.getenv("COGNIPEER_TOKEN") != null;
        try (ContactsSandbox sandbox = real ? null : ContactsSandbox.start()) {
            Map<String, String> overrides = new LinkedHashMap<>();
            if (sandbox != null) {
                sandbox.seedContacts(CONTACTS);
                overrides.put("camel.component.cognipeer-contacts.token", sandbox.token());
                overrides.put("camel.component.cognipeer-contacts.base-url", sandbox.baseUrl());
                System.out.printf("Sandbox with %d contacts at %s%n", CONTACTS, sandbox.baseUrl());
            } else {
                System.out.println("COGNIPEER_TOKEN is set: reading from the real API, writing nothing");
            }
            run(folder, overrides, sandbox);
        }
    }

    private static void run(Path folder, Map<String, String> overrides, ContactsSandbox sandbox) throws Exception {
        Progress progress = new Progress();
        Main main = new Main();
        main.setPropertyPlaceholderLocations("file:" + folder.resolve("application.properties"));
        overrides.forEach(main::addOverrideProperty);
        SeenChanges changes = new SeenChanges();
        main.bind("progress", progress);
        main.bind("changes", changes);
        main.start();
        try {
            Tour tour = new Tour(main.getCamelContext(), progress, sandbox);
            if (sandbox != null) {
                tour.write();
            }
            tour.read();
            if (sandbox != null) {
                tour.poll();
                tour.deletion(changes);
            }
            System.out.print(tour.summary());
        } finally {
            main.stop();
        }
    }
}
