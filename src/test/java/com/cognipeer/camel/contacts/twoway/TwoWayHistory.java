package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.route.TestClock;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;

/**
 * People edit on both sides while the example's routes run, answers get lost, and the process dies. At any request or statement
 * somebody may edit, the other direction may run, or the process may die. Then nobody edits, and both sides have to meet.
 */
final class TwoWayHistory {

    /** After all clocks of this machine: a customer parked by the database's clock waits for a later change. */
    private static final Instant MORNING = Instant.parse("2040-03-02T08:00:00Z");

    private static final int STEPS = 40;
    private static final int CYCLES_TO_MEET = 6;
    private static final int QUIET_CYCLES = 3;
    private static final int LIFELONG = Integer.MAX_VALUE;

    private final Tally tally = new Tally();
    private final Random random;
    private final TestClock clock = new TestClock(MORNING);
    private final Story story = new Story(clock);
    private final ContactsSandbox sandbox;
    private final CrmDesk crm;
    private final Crm table;
    private final Judge judge;
    private final RandomEdits people;
    private final EventfulMoments moments;
    private final DataSource mortal;
    private final Map<String, String> properties;
    private RunningExample example;
    private boolean isNested;

    TwoWayHistory(long seed, DataSource database) {
        random = new Random(seed);
        sandbox = ContactsSandbox.builder().clock(clock).seed(seed).start();
        crm = new CrmDesk(database);
        table = Crm.in(database, RunningExample.FOLDER.resolve("schema.sql"));
        judge = new Judge(sandbox, crm, tally, story);
        Duration crmIsAhead = Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(601) - 300 : 0);
        people = new RandomEdits(random, clock, crmIsAhead, sandbox, crm, judge, tally, story);
        moments = new EventfulMoments(sandbox, judge, people, tally, story);
        mortal = new MortalDatabase(database, moments).dataSource();
        properties = Map.ofEntries(
                Map.entry("camel.main.jmx-enabled", "false"),
                Map.entry("camel.component.cognipeer-contacts.requests-per-minute", "0"),
                Map.entry("camel.component.cognipeer-contacts.retry-delay", "1"),
                Map.entry("camel.component.cognipeer-contacts.max-retry-delay", "2"),
                Map.entry("camel.component.cognipeer-contacts.max-retries", people.percent(50) ? "0" : "2"),
                Map.entry("two-way.own-writes", String.valueOf(people.percent(75))),
                Map.entry("crm.first", "24h"));
    }

    Tally tally() {
        return tally;
    }

    Story story() {
        return story;
    }

    /** What went wrong; empty if both sides have met by the rules. */
    List<String> run() throws Exception {
        try {
            people.begin();
            startExample();
            for (int step = 0; step < STEPS && judge.verdicts.faults().isEmpty(); step++) {
                people.letTimePass(20_000);
                step();
            }
            if (judge.verdicts.faults().isEmpty()) {
                meet();
                stayQuiet();
            }
            return judge.verdicts.faults();
        } finally {
            closeExample();
            sandbox.close();
        }
    }

    private void startExample() throws Exception {
        moments.revive();
        example = new RunningExample(sandbox.baseUrl(), sandbox.token(), mortal, properties, this::onSending);
    }

    private void closeExample() {
        if (example != null) {
            tally.add(Tally.Of.ECHOES_SKIPPED, example.echoesSkipped());
            example.close();
            example = null;
        }
    }

    private void step() throws Exception {
        int kind = random.nextInt(100);
        if (kind < 50) {
            people.edit(true);
            return;
        }
        boolean isLast = people.percent(6);
        moments.begin(isLast ? 1 + random.nextInt(40) : LIFELONG);
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
            story.tell("CRASH");
            tally.add(Tally.Of.CRASHES);
            moments.die();
            closeExample();
            startExample();
        }
    }

    private void poll() {
        story.tell("poll");
        tally.add(Tally.Of.POLLS);
        example.poll();
    }

    private void sendChanges() {
        story.tell("send changes");
        example.sendChanges();
    }

    private void sendRemovals() {
        story.tell("send removals");
        example.sendRemovals();
    }

    private void reconcile() throws Exception {
        story.tell("reconcile");
        try {
            example.reconcile(crm::letReconciliationGoOn);
        } catch (Exception e) {
            if (!moments.isDead()) {
                throw e;
            }
        }
    }

    private void meet() throws Exception {
        for (int cycle = 0; cycle < CYCLES_TO_MEET; cycle++) {
            clock.goOnBy(Duration.ofMinutes(2));
            judge.deletions.pollBegins();
            if (cycle == 2) {
                reconcile();
            }
            poll();
            sendChanges();
            sendRemovals();
            moments.end();
        }
        Comparison.of(table, new Workspace(sandbox))
                .differences()
                .forEach(difference -> judge.verdicts.require(false, difference));
        judge.verdicts.require(judge.deletions.areDone(), "deleted contacts still have rows: " + judge.deletions);
        judge.verdicts.require(crm.waiting() == 0, crm.waiting() + " customers wait");
    }

    /** Nobody edits: one request for each poll, and nothing is written on either side. */
    private void stayQuiet() {
        List<String> before = crm.everything();
        List<Map<String, Object>> contacts = sandbox.contacts();
        for (int cycle = 0; cycle < QUIET_CYCLES; cycle++) {
            clock.goOnBy(Duration.ofSeconds(40));
            sandbox.clearRequests();
            tally.add(Tally.Of.QUIET_POLLS);
            poll();
            sendChanges();
            sendRemovals();
            judge.verdicts.require(sandbox.requestCount() == 1, "a quiet poll sent " + sandbox.requests());
        }
        judge.verdicts.require(before.equals(crm.everything()), "the CRM was written without an edit");
        judge.verdicts.require(contacts.equals(sandbox.contacts()), "the workspace was written without an edit");
    }

    /** Between a page and its contacts, and between two customers, the other direction may have its turn. */
    private void onSending(String uri, String firstRoute) {
        if (uri.startsWith("cognipeer-contacts://get")) {
            moments.decisiveReadBegins();
        } else if (uri.startsWith("direct://known")) {
            tally.add(Tally.Of.ECHOES_KNOWN);
        } else if (uri.startsWith("seda:") && moments.isEventful() && !isNested && people.percent(15)) {
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
