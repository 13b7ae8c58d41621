package com.cognipeer.camel.contacts.endurance;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A process with one route from the consumer, told what to do by system properties; ends with the one it was started by. */
public final class ContactsWorker {

    static final String BASE_URL = "worker.baseUrl";
    /** The options of the endpoint, as in a URI. */
    static final String OPTIONS = "worker.options";
    /** The file that becomes the state repository {@code #positions}. */
    static final String STATE = "worker.state";
    /** The file in which every exchange is written down; without it the process ends after one pass. */
    static final String DELIVERIES = "worker.deliveries";

    static final String READY = "READY";
    static final String DONE = "DONE";
    static final String MISPLACED = "MISPLACED";
    static final String PEAK = "PEAK";
    static final String LIVE = "LIVE";

    /** In milliseconds: how long an exchange takes on after it was written down, so that kills strike within pages. */
    private static final long PAUSE = 2;

    private ContactsWorker() {}

    public static void main(String[] args) throws Exception {
        endWithTheParent();
        String deliveries = System.getProperty(DELIVERIES);
        if (deliveries == null) {
            passOnce();
        } else {
            try (DeliveryLog log = new DeliveryLog(new File(deliveries));
                    CamelContext camel = start(log, PAUSE)) {
                new CountDownLatch(1).await();
            }
        }
    }

    private static void passOnce() throws Exception {
        OnePass pass = new OnePass();
        try (CamelContext camel = start(pass, 0)) {
            pass.await();
        }
        report(DONE, pass.count());
        report(MISPLACED, pass.misplaced());
        report(PEAK, pass.peak());
        report(LIVE, pass.live());
    }

    private static CamelContext start(Processor processor, long pause) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        CognipeerContactsConfiguration configuration = camel.getComponent(
                        "cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
        configuration.setBaseUrl(System.getProperty(BASE_URL));
        configuration.setToken("pat_sandbox");
        configuration.setRequestsPerMinute(0);
        String state = System.getProperty(STATE);
        if (state != null) {
            camel.getRegistry().bind("positions", new AtomicFileStateRepository(new File(state)));
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?initialDelay=0&" + System.getProperty(OPTIONS))
                        .process(processor)
                        .delay(pause);
            }
        });
        camel.start();
        System.out.println(READY);
        return camel;
    }

    private static void report(String what, long figure) {
        System.out.println(what + " " + figure);
    }

    /** A worker whose test was killed must not go on for ever. */
    static void endWithTheParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        System.in.read();
                    } catch (IOException e) {
                        // The parent is gone all the same.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
