package com.cognipeer.camel.contacts.crmsync;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;

/** One of the routes, run in Camel Main as it stands beside this, against a sandbox. */
final class Example implements AutoCloseable {

    private final Main main = new Main();
    private final Done done = new Done();
    private final Path inbox;

    /**
     * @param folder the folder that holds the routes and application.properties
     * @param name   the file of the route, without .camel.yaml
     * @param output where the route finds its files and puts others
     * @param more   names and values of properties that differ from those in application.properties
     */
    Example(Path folder, String name, ContactsSandbox sandbox, Path output, String... more) {
        inbox = output.resolve("in");
        main.setPropertyPlaceholderLocations("file:" + folder.resolve("application.properties"));
        set("camel.main.routes-include-pattern", "file:" + folder.resolve(name + ".camel.yaml"));
        set("camel.component.cognipeer-contacts.token", sandbox.token());
        set("camel.component.cognipeer-contacts.base-url", sandbox.baseUrl());
        // The sandbox has no quota, and requests are counted, not timed: kept to 100 a minute, the loop would take 100.
        set("camel.component.cognipeer-contacts.requests-per-minute", "0");
        set("crm.folder", output.toString());
        set("crm.delay", "100ms");
        set("crm.settled", "100");
        for (int i = 0; i < more.length; i += 2) {
            set(more[i], more[i + 1]);
        }
    }

    private void set(String property, String value) {
        main.addOverrideProperty(property, value);
    }

    Example start() throws Exception {
        main.bind("done", done);
        main.start();
        return this;
    }

    /** Puts the export where the route looks for it, and waits until it is through. */
    Exchange deliver(Path export) throws Exception {
        Files.createDirectories(inbox);
        // Only a whole file may have a name that the route looks for.
        Path part = Files.copy(export, inbox.resolve(export.getFileName() + ".part"));
        Files.move(part, inbox.resolve(export.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        return done();
    }

    /** Waits until the next file is through. */
    Exchange done() throws Exception {
        return done.await();
    }

    @Override
    public void close() {
        main.stop();
    }
}
