package com.cognipeer.camel.contacts.camelk;

import com.cognipeer.camel.contacts.CognipeerContactsEndpoint;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.main.KameletMain;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** The flow of the Integration and the Pipe as they stand beside this, in the engine of the Camel CLI, against a sandbox. */
final class Manifests implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final KameletMain main = new KameletMain("camel-k");
    private final BlockingQueue<Exchange> changes = new LinkedBlockingQueue<>();
    private final BlockingQueue<Exchange> syncs = new LinkedBlockingQueue<>();
    private final Path crm;

    /**
     * @param folder the folder that holds the manifests and application.properties
     * @param output where the routes find and leave their files
     */
    Manifests(Path folder, ContactsSandbox sandbox, Path output) {
        crm = output.resolve("crm");
        // Everything is on the class path, as it is on a cluster once it is built.
        main.setDownload(false);
        main.setPropertyPlaceholderLocations("file:" + folder.resolve("application.properties"));
        set(
                "camel.main.routes-include-pattern",
                "file:" + folder.resolve("sync-customers.camel.yaml") + ",file:" + folder.resolve("pipe.yaml"));
        set("camel.component.cognipeer-contacts.token", sandbox.token());
        set("camel.component.cognipeer-contacts.base-url", sandbox.baseUrl());
        // The sandbox has no quota, and polls every second would use one up.
        set("camel.component.cognipeer-contacts.requests-per-minute", "0");
        set("camel.beans.positions.file", output.resolve("positions.txt").toString());
        set("camel.kamelet.cognipeer-contacts-source.delay", "1s");
        set("crm.folder", crm.toString());
        set("crm.delay", "200");
    }

    private void set(String property, String value) {
        main.addOverrideProperty(property, value);
    }

    Manifests start() throws Exception {
        main.bind("done", new Done());
        main.start();
        return this;
    }

    /** The next contact that has come out of the Pipe. */
    Exchange change() throws Exception {
        return next(changes, "The Pipe has delivered no contact");
    }

    /** The contacts that have come out of the Pipe and were not asked for. */
    int pending() {
        return changes.size();
    }

    /** Puts an export where the Integration looks for it, and waits until it is synced. */
    SyncReport sync(Path export) throws Exception {
        Files.createDirectories(crm);
        // Only a whole file may have a name that the route looks for.
        Path part = crm.resolve("customers.part");
        Files.copy(export, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, crm.resolve("customers.json"), StandardCopyOption.ATOMIC_MOVE);
        return next(syncs, "The Integration has not synced the file")
                .getMessage()
                .getMandatoryBody(SyncReport.class);
    }

    private static Exchange next(BlockingQueue<Exchange> exchanges, String otherwise) throws Exception {
        Exchange done = exchanges.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (done == null) {
            throw new IllegalStateException(otherwise + " within " + PATIENCE_SECONDS + " s");
        }
        if (done.getException() != null) {
            throw done.getException();
        }
        return done;
    }

    @Override
    public void close() {
        main.stop();
    }

    /** Notes what is done without a step in the routes. */
    private final class Done extends EventNotifierSupport {

        @Override
        public boolean isEnabled(CamelEvent event) {
            return event.getType() == CamelEvent.Type.ExchangeCompleted
                    || event.getType() == CamelEvent.Type.ExchangeFailed;
        }

        @Override
        public void notify(CamelEvent event) {
            Exchange exchange = ((CamelEvent.ExchangeEvent) event).getExchange();
            Endpoint from = exchange.getFromEndpoint();
            if (from instanceof CognipeerContactsEndpoint) {
                changes.add(exchange);
            } else if (from instanceof FileEndpoint) {
                syncs.add(exchange);
            }
        }
    }
}
