package com.cognipeer.camel.contacts.twoway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * People edit on both sides while the example's routes run, answers get lost, and the process dies. At any request or statement
 * somebody may edit, the other direction may run, or the process may die. Then nobody edits, and both sides have to meet.
 */
final class TwoWayHistory {

    private static final int STEPS = 40;
    private static final int CYCLES_TO_MEET = 6;
    private static final int QUIET_CYCLES = 3;
    private static final int LIFELONG = Integer.MAX_VALUE;

    private final Scene scene;
    private final Crm table;
    private final RandomEdits people;
    private final EventfulMoments moments;
    private final DataSource mortal;
    private final Map<String, String> properties;
    private RunningExample example;
    private boolean isNested;

    TwoWayHistory(long seed, DataSource database) {
        table = Crm.in(database, RunningExample.FOLDER.resolve("schema.sql"));
        scene = Scene.of(seed, database);
        Duration crmIsAhead =
                Duration.ofSeconds(scene.percent(33) ? scene.random().nextInt(601) - 300 : 0);
        people = new RandomEdits(scene, new CrmEdits(scene, crmIsAhead), new WorkspaceEdits(scene));
        moments = new EventfulMoments(scene, people);
        mortal = new MortalDatabase(database, moments).dataSource();
        properties = Map.ofEntries(
                Map.entry("camel.main.jmx-enabled", "false"),
                Map.entry("camel.component.cognipeer-contacts.requests-per-minute", "0"),
                Map.entry("camel.component.cognipeer-contacts.retry-delay", "1"),
                Map.entry("camel.component.cognipeer-contacts.max-retry-delay", "2"),
                Map.entry("camel.component.cognipeer-contacts.max-retries", scene.percent(50) ? "0" : "2"),
                Map.entry("two-way.own-writes", String.valueOf(scene.percent(75))),
                Map.entry("scene.crm().first", "24h"));
    }

    Tally tally() {
        return scene.tally();
    }

    Story story() {
        return scene.story();
    }

    /** What went wrong; empty if both sides have met by the rules. */
    List<String> run() throws Exception {
        try {
            people.begin();
            startExample();
            for (int step = 0; step < STEPS && scene.judge().verdicts.faults().isEmpty(); step++) {
                scene.letTimePass(20_000);
                step();
            }
            if (scene.judge().verdicts.faults().isEmpty()) {
                meet();
                stayQuiet();
            }
            return scene.judge().verdicts.faults();
        } finally {
            closeExample();
            scene.sandbox().close();
        }
    }

    private void startExample() throws Exception {
        moments.revive();
        example = new RunningExample(
                scene.sandbox().baseUrl(), scene.sandbox().token(), mortal, properties, this::onSending);
    }

    private void closeExample() {
        if (example != null) {
            scene.tally().add(Tally.Of.ECHOES_SKIPPED, example.echoesSkipped());
            example.close();
            example = null;
        }
    }

    private void step() throws Exception {
        int kind = scene.random().nextInt(100);
        if (kind < 50) {
            people.edit(true);
            return;
        }
        boolean isLast = scene.percent(6);
        moments.begin(isLast ? 1 + scene.random().nextInt(40) : LIFELONG);
        if (kind < 72) {
            poll();
        } else if (kind < 92) {
            sendChanges();
        } else if (kind < 97) {
            sendRemovals();
        } else {
            reconcile();
        }
        moments.end();
        if (isLast) {
            scene.story().tell("CRASH");
            scene.tally().add(Tally.Of.CRASHES);
            moments.die();
            closeExample();
            startExample();
        }
    }

    private void poll() {
        scene.story().tell("poll");
        scene.tally().add(Tally.Of.POLLS);
        example.poll();
    }

    private void sendChanges() {
        scene.story().tell("send changes");
        example.sendChanges();
    }

    private void sendRemovals() {
        scene.story().tell("send removals");
        example.sendRemovals();
    }

    private void reconcile() throws Exception {
        scene.story().tell("reconcile");
        try {
            example.reconcile(scene.crm()::letReconciliationGoOn);
        } catch (Exception e) {
            if (!moments.isDead()) {
                throw e;
            }
        }
    }

    private void meet() throws Exception {
        for (int cycle = 0; cycle < CYCLES_TO_MEET; cycle++) {
            if (cycle < 2) {
                // A row whose write was on its way may be refused after the last edit.
                people.crm().correctParkedRows();
            }
            scene.clock().goOnBy(Duration.ofMinutes(2));
            scene.judge().deletions.pollBegins();
            if (cycle == 2) {
                reconcile();
            }
            poll();
            sendChanges();
            sendRemovals();
            moments.end();
        }
        Comparison.of(table, new Workspace(scene.sandbox()))
                .differences()
                .forEach(difference -> scene.judge().verdicts.require(false, difference));
        scene.judge()
                .verdicts
                .require(
                        scene.judge().deletions.areDone(),
                        "deleted contacts still have rows: " + scene.judge().deletions);
        scene.judge().verdicts.require(scene.crm().waiting() == 0, scene.crm().waiting() + " customers wait");
    }

    /** Nobody edits: one request for each poll, and nothing is written on either side. */
    private void stayQuiet() {
        List<String> before = scene.crm().everything();
        List<Map<String, Object>> contacts = scene.sandbox().contacts();
        for (int cycle = 0; cycle < QUIET_CYCLES; cycle++) {
            scene.clock().goOnBy(Duration.ofSeconds(40));
            scene.sandbox().clearRequests();
            scene.tally().add(Tally.Of.QUIET_POLLS);
            poll();
            sendChanges();
            sendRemovals();
            scene.judge()
                    .verdicts
                    .require(
                            scene.sandbox().requestCount() == 1,
                            "a quiet poll sent " + scene.sandbox().requests());
        }
        scene.judge().verdicts.require(before.equals(scene.crm().everything()), "the CRM was written without an edit");
        scene.judge()
                .verdicts
                .require(contacts.equals(scene.sandbox().contacts()), "the workspace was written without an edit");
    }

    /** Between a page and its contacts, and between two customers, the other direction may have its turn. */
    private void onSending(String uri, String firstRoute) {
        if (uri.startsWith("cognipeer-contacts://get")) {
            moments.decisiveReadBegins();
        } else if (uri.startsWith("direct://known")) {
            scene.tally().add(Tally.Of.ECHOES_KNOWN);
        } else if (uri.startsWith("seda:") && moments.isEventful() && !isNested && scene.percent(15)) {
            isNested = true;
            try {
                if (firstRoute.equals("from-workspace")) {
                    sendChanges();
                } else {
                    poll();
                }
            } finally {
                isNested = false;
            }
        }
    }
}
