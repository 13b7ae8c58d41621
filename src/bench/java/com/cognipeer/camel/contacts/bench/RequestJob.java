package com.cognipeer.camel.contacts.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One request after the other, a number of them at a time.
 *
 * @param name     the job's
 * @param create   whether a contact is created; else one is read
 * @param tls      whether the requests are encrypted
 * @param inFlight how many requests are under way
 * @param bars     whether the run fails when a figure misses its bar
 */
record RequestJob(String name, boolean create, boolean tls, int inFlight, boolean bars) implements Job {

    private static final String COMPONENT = "cognipeer-contacts in a route";
    private static final String RAW = "Apache HttpClient, asynchronous, and Jackson";
    private static final String CAMEL_HTTP = "camel-http, marshal, unmarshal";
    private static final String CAMEL_VERTX = "camel-vertx-http, marshal, unmarshal";
    private static final String CAMEL_JDK = "the JDK's client and Jackson in a processor";

    static List<RequestJob> all() {
        List<RequestJob> jobs = new ArrayList<>();
        for (boolean create : new boolean[] {true, false}) {
            String name = create ? "create" : "get";
            jobs.add(new RequestJob(name, create, false, 16, true));
            jobs.add(new RequestJob(name + "-1", create, false, 1, false));
            jobs.add(new RequestJob(name + "-64", create, false, 64, false));
            jobs.add(new RequestJob(name + "-tls", create, true, 16, false));
        }
        return jobs;
    }

    @Override
    public void run(Contest contest, Report report) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        try (AnswerProcess server = AnswerProcess.start()) {
            RequestTarget target =
                    new RequestTarget(server.baseUrl(tls), tls ? server.keyStore() : null, create, inFlight);
            contenders.add(RequestRoute.component(COMPONENT, target));
            contenders.add(RawRequests.contender(RAW, target));
            contenders.add(RequestRoute.vertx(CAMEL_VERTX, target));
            contenders.add(RequestRoute.http(CAMEL_HTTP, target));
            contenders.add(RequestRoute.jdk(CAMEL_JDK, target));
            Map<String, Figures> figures = contest.run(name, contenders);
            report.table(name, title(), "request", figures);
            if (bars) {
                bars(figures, report);
            }
        } finally {
            for (Contender contender : contenders) {
                contender.close();
            }
        }
    }

    private String title() {
        return (create ? "Creating a contact" : "Reading a contact") + ", " + inFlight + " in flight"
                + (tls ? ", over TLS" : "");
    }

    /** The table shows all ratios. Bars have those only that no noise of a machine decides. */
    private void bars(Map<String, Figures> figures, Report report) {
        Figures component = figures.get(COMPONENT);
        Figures raw = figures.get(RAW);
        double cpu = component.cpuMicros().median();
        report.atMost(name + ": CPU, to that of " + RAW, cpu / raw.cpuMicros().median(), 1.6);
        report.atMost(
                name + ": bytes, more than " + RAW,
                component.bytesEach().median() - raw.bytesEach().median(),
                4096);
        for (String route : List.of(CAMEL_VERTX, CAMEL_HTTP, CAMEL_JDK)) {
            Figures other = figures.get(route);
            report.atMost(
                    name + ": CPU, to that of " + route, cpu / other.cpuMicros().median(), 1.0);
            report.atLeast(
                    name + ": throughput, to that of " + route,
                    component.perSecond().median() / other.perSecond().median(),
                    1.0);
        }
    }
}
