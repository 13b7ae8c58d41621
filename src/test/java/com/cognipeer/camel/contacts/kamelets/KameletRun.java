package com.cognipeer.camel.contacts.kamelets;

import com.cognipeer.camel.contacts.CognipeerContactsConsumer;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A Camel Main that knows of the Kamelets nothing but the jar, against a sandbox that outlives it. */
final class KameletRun implements AutoCloseable {

    static final String TOKEN = "camel.component.cognipeer-contacts.token";

    private final Main main = new Main();
    private final List<Message> received = new CopyOnWriteArrayList<>();

    private KameletRun(ContactsSandbox sandbox) {
        set("camel.component.cognipeer-contacts.base-url", sandbox.baseUrl());
    }

    /** With the token on the component. */
    static KameletRun against(ContactsSandbox sandbox) {
        return withoutToken(sandbox).set(TOKEN, sandbox.token());
    }

    static KameletRun withoutToken(ContactsSandbox sandbox) {
        return new KameletRun(sandbox);
    }

    KameletRun set(String property, String value) {
        main.addInitialProperty(property, value);
        return this;
    }

    KameletRun bind(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    /** A route from direct:in through the Kamelet. */
    KameletRun through(String kamelet) {
        return routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:" + kamelet);
            }
        });
    }

    /** A route from the source that keeps what comes. */
    KameletRun from(String source) {
        return routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:" + source).process(KameletRun.this::receive);
            }
        });
    }

    KameletRun routes(RouteBuilder routes) {
        main.configure().addRoutesBuilder(routes);
        return this;
    }

    KameletRun yaml(String yaml) {
        return routes(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                PluginHelper.getRoutesLoader(getContext()).loadRoutes(ResourceHelper.fromString("routes.yaml", yaml));
            }
        });
    }

    KameletRun start() throws Exception {
        try {
            main.start();
        } catch (Exception e) {
            main.stop();
            throw e;
        }
        return this;
    }

    void receive(Exchange exchange) {
        received.add(exchange.getMessage().copy());
    }

    List<Message> received() {
        return received;
    }

    List<String> bodies() {
        return received.stream().map(message -> (String) message.getBody()).toList();
    }

    Message send(Object body, Map<String, Object> headers) throws Exception {
        Exchange sent = main.getCamelTemplate().request("direct:in", exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(headers);
        });
        if (sent.getException() != null) {
            throw sent.getException();
        }
        return sent.getMessage();
    }

    Message send(Object body) throws Exception {
        return send(body, Map.of());
    }

    CognipeerContactsConsumer consumer() {
        return camel().getRoutes().stream()
                .map(Route::getConsumer)
                .filter(CognipeerContactsConsumer.class::isInstance)
                .map(CognipeerContactsConsumer.class::cast)
                .findFirst()
                .orElseThrow();
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}
