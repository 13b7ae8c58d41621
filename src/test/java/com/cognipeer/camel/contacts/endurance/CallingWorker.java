package com.cognipeer.camel.contacts.endurance;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** A process with several threads that look one contact up again and again, as often as the component lets them. */
public final class CallingWorker {

    static final String BASE_URL = "worker.baseUrl";
    /** Tells at the server which worker it is. */
    static final String NAME = "worker.name";

    static final int THREADS = 8;

    private CallingWorker() {}

    public static void main(String[] args) throws Exception {
        ContactsWorker.endWithTheParent();
        try (CamelContext camel = start(System.getProperty(BASE_URL))) {
            System.out.println(ContactsWorker.READY);
            for (int thread = 0; thread < THREADS; thread++) {
                new Thread(() -> lookUp(camel, System.getProperty(NAME)), "caller-" + thread).start();
            }
            new CountDownLatch(1).await();
        }
    }

    /** A context whose component has the defaults of everything but the server and the token. */
    static CamelContext start(String baseUrl) {
        CamelContext camel = new DefaultCamelContext();
        CognipeerContactsConfiguration configuration = camel.getComponent(
                        "cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
        configuration.setBaseUrl(baseUrl);
        configuration.setToken("pat_sandbox");
        camel.start();
        return camel;
    }

    /** Goes on until the context is stopped. */
    static void lookUp(CamelContext camel, String name) {
        ProducerTemplate template = camel.createProducerTemplate();
        while (camel.isStarted()) {
            template.send("cognipeer-contacts:get?onNotFound=empty", exchange -> exchange.getMessage()
                    .setHeaders(Map.of("CamelCognipeerContactsIntegrationId", name)));
        }
    }
}
