package com.cognipeer.camel.contacts.bench;

import com.cognipeer.camel.contacts.sync.SyncReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Syncs of 5,000 contacts: the requests they take, and their CPU and bytes beside parsing and diffing alone. */
final class SyncJob implements Job {

    private static final int CHUNK = 100;
    private static final int CHANGED = 100;
    private static final int NEW = 1000;

    @Override
    public void run(Contest contest, Report report) throws Exception {
        try (SyncProcess server = SyncProcess.start()) {
            countRequests(server, report);
            byte[] input = CrmContacts.input(0, CrmContacts.STORED, true);
            Contender alone = new ParsedAndDiffed(server, input, CHUNK, CHANGED);
            try (SyncRoute sync = new SyncRoute(server.baseUrl(false), "", input, CHANGED)) {
                Map<String, Figures> figures = contest.run("sync", List.of(alone, sync));
                report.table("sync", "A sync of 5,000 contacts, 100 of them changed", "contact", figures);
            }
        }
    }

    private static void countRequests(SyncProcess server, Report report) throws Exception {
        int chunks = CrmContacts.STORED / CHUNK;
        int capped = CrmContacts.STORED / SyncServer.CAP + chunks;
        List<Form> forms = List.of(
                new Form("nothing changed", "", false, 0, CrmContacts.STORED, 0, chunks),
                new Form("2% changed", "", false, 0, CrmContacts.STORED, CHANGED, chunks + CHANGED),
                new Form(
                        "2% changed, by e-mail",
                        "&matchBy=email", false, 0, CrmContacts.STORED, CHANGED, chunks + CHANGED),
                new Form("nothing changed, 1,000 a chunk", "&limit=1000", false, 0, CrmContacts.STORED, 0, 5),
                new Form("nothing changed, lists of 50 at most", "", true, 0, CrmContacts.STORED, 0, capped),
                new Form("2% changed, dry run", "&dryRun=true", false, 0, CrmContacts.STORED, CHANGED, chunks),
                new Form("1,000 new", "", false, CrmContacts.STORED, NEW, 0, NEW / CHUNK + NEW));
        List<List<String>> rows = new ArrayList<>();
        for (Form form : forms) {
            int counted = form.requests(server);
            rows.add(List.of(
                    form.name(),
                    String.valueOf(form.contacts()),
                    String.valueOf(form.most()),
                    String.valueOf(counted),
                    String.valueOf(2 * form.contacts())));
            report.atMost("sync: requests, " + form.name(), counted, form.most());
        }
        report.rows(
                "Requests of a sync, counted by the server",
                List.of("sync", "contacts", "at most", "counted", "get and write one by one"),
                rows);
    }

    /** A sync whose requests are counted. */
    private record Form(String name, String options, boolean capped, int from, int contacts, int changed, int most) {

        int requests(SyncProcess server) throws Exception {
            try (SyncRoute route = new SyncRoute(
                    server.baseUrl(capped), options, CrmContacts.input(from, contacts, changed > 0), changed)) {
                server.requests();
                SyncReport report = route.once();
                int counted = server.requests();
                if (report.getRequests() != counted) {
                    throw new IllegalStateException(
                            "The sync tells of " + report.getRequests() + " requests, and the server of " + counted);
                }
                return counted;
            }
        }
    }
}
