package com.cognipeer.camel.contacts.endurance;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.CognipeerContactsConfiguration;
import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.state.AtomicFileStateRepository;
import com.cognipeer.camel.contacts.state.JdbcStateRepository;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A process with a route that detects deletions, which writes down every exchange before it is done. */
public final class ReconcilingWorker {

    /** The URL of a database that becomes the state repository {@code #positions}, instead of a file. */
    static final String DATABASE = "worker.database";
    /** The number of the process. */
    static final String RUN = "worker.run";

    /** After so many reports the process ends; without it never. */
    static final String REPORTS = "worker.reports";

    /** In milliseconds: how long an exchange takes on after it was written down, so that kills strike within pages. */
    private static final long PAUSE = 3;

    private ReconcilingWorker() {}

    public static void main(String[] args) throws Exception {
        ContactsWorker.endWithTheParent();
        if (System.getProperty(REPORTS) != null) {
            routeUntilReported(Integer.getInteger(REPORTS));
            return;
        }
        int run = Integer.getInteger(RUN);
        endTornLine(Path.of(System.getProperty(ContactsWorker.DELIVERIES)));
        try (OutputStream log = new FileOutputStream(System.getProperty(ContactsWorker.DELIVERIES), true);
                CamelContext camel = start(
                        exchange -> log.write(
                                ChangeLine.of(run, exchange.getMessage()).line().getBytes(StandardCharsets.UTF_8)),
                        PAUSE)) {
            new CountDownLatch(1).await();
        }
    }

    /** Ends the line that a killed process may have begun. */
    private static void endTornLine(Path file) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        if (!before.isEmpty() && !before.endsWith("\n")) {
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
        }
    }

    private static void routeUntilReported(int reports) throws Exception {
        CountDownLatch reported = new CountDownLatch(reports);
        AtomicLong contacts = new AtomicLong();
        AtomicLong peak = new AtomicLong();
        Processor counter = exchange -> {
            Runtime heap = Runtime.getRuntime();
            peak.accumulateAndGet(heap.totalMemory() - heap.freeMemory(), Math::max);
            if ("deleted".equals(exchange.getMessage().getHeader(CognipeerContactsConstants.CHANGE))) {
                reported.countDown();
            } else {
                contacts.incrementAndGet();
            }
        };
        try (CamelContext camel = start(counter, 0)) {
            reported.await();
        }
        System.out.println(ContactsWorker.DONE + " " + contacts);
        System.out.println(ContactsWorker.PEAK + " " + (peak.get() >> 20));
    }

    private static CamelContext start(Processor processor, long pause) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        CognipeerContactsConfiguration configuration = camel.getComponent(
                        "cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration();
        configuration.setBaseUrl(System.getProperty(ContactsWorker.BASE_URL));
        configuration.setToken("pat_sandbox");
        configuration.setRequestsPerMinute(0);
        camel.getRegistry().bind("positions", repository());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("cognipeer-contacts:list?initialDelay=0&stateRepository=#positions&detectDeletions=true&"
                                + System.getProperty(ContactsWorker.OPTIONS))
                        .process(processor)
                        .delay(pause);
            }
        });
        camel.start();
        System.out.println(ContactsWorker.READY);
        return camel;
    }

    private static StateRepository<String, String> repository() {
        String database = System.getProperty(DATABASE);
        return database == null
                ? new AtomicFileStateRepository(new File(System.getProperty(ContactsWorker.STATE)))
                : new JdbcStateRepository(dataSource(database));
    }

    private static DataSource dataSource(String url) {
        if (url.startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(url);
            return h2;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setURL(url);
        return postgres;
    }
}
