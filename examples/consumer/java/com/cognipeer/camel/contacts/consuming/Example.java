package com.cognipeer.camel.contacts.consuming;

import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.main.Main;

/** One of the examples, run in Camel Main as it stands beside this, against a sandbox. */
final class Example implements AutoCloseable {

    private final Main main = new Main();
    private final String name;
    private ConsumerTemplate receiver;

    /**
     * @param folder     the folder that holds the routes and application.properties
     * @param name       the file of the routes, without .camel.yaml; also the id of the route that consumes
     * @param properties what is set otherwise than in application.properties
     */
    Example(Path folder, String name, ContactsSandbox sandbox, Map<String, String> properties) {
        this.name = name;
        main.setPropertyPlaceholderLocations("file:" + folder.resolve("application.properties"));
        set("camel.main.routes-include-pattern", "file:" + folder.resolve(name + ".camel.yaml"));
        set("camel.component.cognipeer-contacts.token", sandbox.token());
        set("camel.component.cognipeer-contacts.base-url", sandbox.baseUrl());
        properties.forEach(this::set);
    }

    private void set(String property, String value) {
        main.addOverrideProperty(property, value);
    }

    /** @param listener told of every contact that is done */
    Example start(Done.Listener listener) throws Exception {
        main.bind("done", new Done(listener));
        main.start();
        receiver = camel().createConsumerTemplate();
        return this;
    }

    Example start() throws Exception {
        return start(total -> {});
    }

    /** The body of the next message in the queue; null when none came in time. */
    String next(String queue, Duration atMost) {
        return receiver.receiveBody(queue, atMost.toMillis(), String.class);
    }

    CognipeerContactsConsumer consumer() {
        return (CognipeerContactsConsumer) camel().getRoute(name).getConsumer();
    }

    private CamelContext camel() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}
