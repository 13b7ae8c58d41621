package com.cognipeer.camel.contacts.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A walk over a listing from its first page to its last.
 *
 * @param limit   how many contacts a page has
 * @param latency how many milliseconds an answer takes
 * @param work    how many microseconds each contact is worked on
 */
record WalkJob(int limit, long latency, long work) implements Job {

    private static final int CONTACTS = Integer.getInteger("bench.contacts", 100_000);
    /** Waits and work take the time of some walks: then a part of the contacts gives the same figures much sooner. */
    private static final int PART = 5;

    private static final String CONSUMER = "from cognipeer-contacts";
    private static final String LOOP = "camel-http in a loop, unmarshal, split";
    private static final String RAW = "Apache HttpClient and Jackson";

    static List<WalkJob> all() {
        List<WalkJob> jobs = new ArrayList<>();
        for (long work : new long[] {0, 200}) {
            for (long latency : new long[] {0, 20}) {
                jobs.add(new WalkJob(1000, latency, work));
                jobs.add(new WalkJob(100, latency, work));
            }
        }
        return jobs;
    }

    String name() {
        return "walk" + (limit == 1000 ? "" : "-" + limit) + (latency == 0 ? "" : "-" + latency + "ms")
                + (work == 0 ? "" : "-work");
    }

    @Override
    public void run(Contest contest, Report report) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        try (ListingProcess server = ListingProcess.start(contacts())) {
            WalkRoute route = new WalkRoute(server.baseUrl(latency, contacts()), limit, contacts(), work * 1000);
            contenders.add(route.consumer(CONSUMER));
            contenders.add(route.loop(LOOP));
            contenders.add(route.raw(RAW));
            Map<String, Figures> figures = contest.run(name(), contenders);
            report.table(name(), title(), "contact", figures);
            if (isOfRequests()) {
                countRequests(server, contenders, report);
            }
            bars(figures.get(CONSUMER), figures.get(LOOP), report);
        } finally {
            for (Contender contender : contenders) {
                contender.close();
            }
        }
    }

    private static void countRequests(ListingProcess server, List<Contender> contenders, Report report)
            throws Exception {
        List<String> counts = new ArrayList<>();
        for (Contender contender : contenders) {
            server.requests();
            contender.work(Duration.ZERO);
            counts.add(contender.name() + ": " + server.requests());
        }
        report.line("Requests of one walk: " + String.join("; ", counts) + ".");
    }

    /** Whether nothing but requests takes its time. */
    private boolean isOfRequests() {
        return latency == 0 && work == 0;
    }

    private int contacts() {
        return isOfRequests() ? CONTACTS : CONTACTS / PART;
    }

    private String title() {
        return "Walking over " + String.format(Locale.ROOT, "%,d", contacts()) + " contacts, " + limit + " a page"
                + (latency == 0 ? "" : ", " + latency + " ms an answer")
                + (work == 0 ? "" : ", " + work + " µs of work each");
    }

    private void bars(Figures consumer, Figures loop, Report report) {
        if (limit == 1000 && isOfRequests()) {
            double bytes = consumer.bytesEach().median();
            report.atMost(name() + ": bytes", bytes, 5120);
            report.atMost(
                    name() + ": bytes, to those of " + LOOP,
                    bytes / loop.bytesEach().median(),
                    0.75);
        }
        if (limit == 100 && latency > 0 && work > 0) {
            report.atLeast(
                    name() + ": throughput, to that of " + LOOP,
                    consumer.perSecond().median() / loop.perSecond().median(),
                    1.8);
        }
    }
}
