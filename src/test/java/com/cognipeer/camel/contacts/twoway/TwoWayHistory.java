package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.route.TestClock;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.sql.SQLException;
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
final class TwoWayHistory implements MortalDatabase.Moments {

    /** After all clocks of this machine: a customer parked by the database's clock waits for a later change. */
    private static final Instant MORNING = Instant.parse("2040-03-02T08:00:00Z");

    private static final int STEPS = 40;
    private static final int CYCLES_TO_MEET = 6;
    private static final int QUIET_CYCLES = 3;

    private final Tally tally = new Tally();
    private final Random random;
    private final TestClock clock = new TestClock(MORNING);
    private final Story story = new Story(clock);
    private final ContactsSandbox sandbox;
    private final CrmDesk crm;
    private final Crm table;
    private final MortalDatabase mortal;
    private final Judge judge;
    private final RandomEdits people;
    private final Map<String, String> properties;
    private RunningExample example;

    /** Whether a beat of the routes is under way, in which anything may happen. */
    private boolean isEventful;

    private boolean isNested;
    private volatile boolean isDead;
    /** So many moments from now the process dies. */
    private int untilDeath = Integer.MAX_VALUE;

    private boolean isReadDecisive;
    private boolean isWriteUnderWay;

    TwoWayHistory(long seed, DataSource database) {
        random = new Random(seed);
        sandbox = ContactsSandbox.builder().clock(clock).seed(seed).start();
        crm = new CrmDesk(database);
        table = Crm.in(database, RunningExample.FOLDER.resolve("schema.sql"));
        mortal = new MortalDatabase(database, this);
        judge = new Judge(sandbox, crm, tally, story);
        Duration crmIsAhead = Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(601) - 300 : 0);
        people = new RandomEdits(random, clock, crmIsAhead, sandbox, crm, judge, tally, story);
        properties = Map.ofEntries(
                Map.entry("camel.main.jmx-enabled", "false"),
                Map.entry("camel.component.cognipeer-contacts.requests-per-minute", "0"),
                Map.entry("camel.component.cognipeer-contacts.retry-delay", "1"),
                Map.entry("camel.component.cognipeer-contacts.max-retry-delay", "2"),
                Map.entry("camel.component.cognipeer-contacts.max-retries", people.percent(50) ? "0" : "2"),
                Map.entry("two-way.own-writes", String.valueOf(people.percent(75))),
                Map.entry("crm.first", "24h"));
        sandbox.faults().beforeAnswer(this::onRequest);
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
            for (int step = 0; step < STEPS && judge.faults().isEmpty(); step++) {
                people.letTimePass(20_000);
                step();
            }
            if (judge.faults().isEmpty()) {
                meet();
                stayQuiet();
            }
            return judge.faults();
        } finally {
            closeExample();
            sandbox.close();
        }
    }

    private void startExample() throws Exception {
        isDead = false;
        untilDeath = Integer.MAX_VALUE;
        example = new RunningExample(
                sandbox.baseUrl(), sandbox.token(), mortal.dataSource(), properties, this::onSending);
    }

    private void closeExample() {
        tally.add(Tally.Of.ECHOES_SKIPPED, example.echoesSkipped());
        example.close();
    }

    private void step() throws Exception {
        int kind = random.nextInt(100);
        if (kind < 50) {
            people.edit(true);
            return;
        }
        if (people.percent(6)) {
            untilDeath = 1 + random.nextInt(40);
        }
        isEventful = true;
        judge.deletions.pollBegins();
        if (kind < 72) {
            poll();
        } else if (kind < 92) {
            sendChanges();
        } else if (kind < 97) {
            story.tell("send removals");
            example.sendRemovals();
        } else {
            reconcileUnlessDead();
        }
        isEventful = false;
        look();
        if (isDead || untilDeath < Integer.MAX_VALUE) {
            tally.add(Tally.Of.CRASHES);
            isDead = true;
            story.tell("CRASH");
            closeExample();
            startExample();
        }
    }

    private void reconcileUnlessDead() throws Exception {
        story.tell("reconcile");
        try {
            example.reconcile(crm::letReconciliationGoOn);
        } catch (Exception e) {
            if (!isDead) {
                throw e;
            }
        }
    }

    private void sendChanges() {
        story.tell("send changes");
        example.sendChanges();
    }

    private void poll() {
        story.tell("poll");
        tally.add(Tally.Of.POLLS);
        example.poll();
    }

    private void meet() throws Exception {
        isEventful = false;
        for (int cycle = 0; cycle < CYCLES_TO_MEET; cycle++) {
            clock.goOnBy(Duration.ofMinutes(2));
            judge.deletions.pollBegins();
            if (cycle == 2) {
                example.reconcile(crm::letReconciliationGoOn);
            }
            poll();
            example.sendChanges();
            example.sendRemovals();
            look();
        }
        Comparison comparison = Comparison.of(table, new Workspace(sandbox));
        judge.faults().addAll(comparison.differences());
        judge.deletions.pending().forEach((contact, customer) -> judge.faults()
                .add(customer + " has still a row though its contact was deleted"));
        if (crm.waiting() > 0) {
            judge.faults().add(crm.waiting() + " customers wait");
        }
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
            example.sendChanges();
            example.sendRemovals();
            if (sandbox.requestCount() != 1) {
                judge.faults().add("a quiet poll sent " + sandbox.requests());
            }
        }
        if (!before.equals(crm.everything()) || !contacts.equals(sandbox.contacts())) {
            judge.faults().add("something was written without an edit");
        }
    }

    private synchronized void look() {
        if (isWriteUnderWay) {
            isWriteUnderWay = false;
            judge.routesHaveWrittenContacts();
        }
    }

    /** At this moment somebody may edit. */
    private void letPeopleEdit() {
        if (isEventful && !isDead && people.percent(4)) {
            tally.add(Tally.Of.EDITS_DURING_POLLS);
            people.letTimePass(500);
            people.edit(!mortal.isInTransaction());
            people.letTimePass(500);
        }
    }

    private boolean isDeathNow() {
        if (isEventful && untilDeath < Integer.MAX_VALUE && --untilDeath <= 0) {
            isDead = true;
            story.tell("  dead from here on");
        }
        return isDead;
    }

    private synchronized void onRequest(RecordedRequest request) {
        look();
        tally.add(Tally.Of.REQUESTS);
        letPeopleEdit();
        if (isDeathNow()) {
            sandbox.faults().next(Fault.resetBeforeHandling());
            return;
        }
        if (request.method().equals("GET") && isReadDecisive) {
            isReadDecisive = false;
            judge.routesReadContacts();
        }
        boolean isWrite = isWrite(request);
        Fault fault = fault(isWrite);
        story.tell("  %s %s %s", request.method(), request.target(), isWrite ? request.body() : "");
        if (isWrite) {
            isWriteUnderWay = true;
            judge.routesWrite(request);
            tally.add(Tally.Of.WRITES);
        }
        sandbox.faults().next(fault);
    }

    private static boolean isWrite(RecordedRequest request) {
        return !request.method().equals("GET") && !request.path().endsWith("/list");
    }

    private Fault fault(boolean isWrite) {
        if (!isEventful) {
            return Fault.none();
        }
        boolean diesBeforeTheAnswer = isDeathNow();
        if (diesBeforeTheAnswer || people.percent(isWrite ? 8 : 2)) {
            story.tell("  the answer is lost");
            if (isWrite) {
                tally.add(Tally.Of.LOST_ANSWERS);
            }
            return Fault.loseAnswer();
        }
        if (people.percent(3)) {
            tally.add(Tally.Of.OTHER_FAULTS);
            return people.percent(50) ? Fault.resetBeforeHandling() : Fault.status(503);
        }
        return Fault.none();
    }

    /** Between a page and its contacts, and between two customers, the other direction may have its turn. */
    private void onSending(String uri, String firstRoute) {
        if (uri.startsWith("cognipeer-contacts://get")) {
            isReadDecisive = true;
        } else if (uri.startsWith("direct://known")) {
            tally.add(Tally.Of.ECHOES_KNOWN);
        } else if (uri.startsWith("seda:") && isEventful && !isNested && !isDead && people.percent(15)) {
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

    @Override
    public boolean isDead() {
        return isDead;
    }

    @Override
    public synchronized void before(String sql) throws SQLException {
        look();
        letPeopleEdit();
        requireLife();
        if (sql.equals(MortalDatabase.COMMIT)) {
            judge.transactionEnds();
        }
    }

    @Override
    public synchronized void after(String sql) throws SQLException {
        if (sql.equals(MortalDatabase.COMMIT)) {
            judge.routesHaveWrittenRows();
        } else if (sql.startsWith("SELECT * FROM customers") && !sql.endsWith("FOR UPDATE")) {
            judge.routesReadRows();
        }
        requireLife();
    }

    private void requireLife() throws SQLException {
        if (isDeathNow()) {
            throw new SQLException("The process is dead");
        }
    }
}
