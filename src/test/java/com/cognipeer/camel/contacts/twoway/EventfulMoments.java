package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.sql.SQLException;

/**
 * The moments at which a process touches the world: its requests and its statements. At each of them somebody may edit, an
 * answer may get lost, or the process may die. Then the judge looks at what the routes have done since the last one.
 */
final class EventfulMoments implements MortalDatabase.Moments {

    private static final int NEVER = Integer.MAX_VALUE;

    private final ContactsSandbox sandbox;
    private final Judge judge;
    private final RandomEdits people;
    private final Tally tally;
    private final Story story;

    private boolean isEventful;
    private volatile boolean isDead;
    private int momentsToLive = NEVER;
    private boolean isReadDecisive;
    private boolean isWriteUnderWay;
    /** Whose write will be answered; null for nobody. */
    private String answered;

    EventfulMoments(ContactsSandbox sandbox, Judge judge, RandomEdits people, Tally tally, Story story) {
        this.sandbox = sandbox;
        this.judge = judge;
        this.people = people;
        this.tally = tally;
        this.story = story;
        sandbox.faults().beforeAnswer(this::onRequest);
    }

    /** @param momentsToLive so many moments from now the process dies, unless the routes need fewer */
    synchronized void begin(int momentsToLive) {
        this.momentsToLive = momentsToLive;
        isEventful = true;
        judge.deletions.pollBegins();
    }

    /** From now on nothing happens but for what the routes do. */
    synchronized void end() {
        isEventful = false;
        look();
    }

    synchronized void revive() {
        isDead = false;
        momentsToLive = NEVER;
    }

    synchronized void die() {
        isDead = true;
    }

    boolean isEventful() {
        return isEventful && !isDead;
    }

    /** The next contact that is read decides what the routes write. */
    synchronized void decisiveReadBegins() {
        isReadDecisive = true;
    }

    private void look() {
        if (isWriteUnderWay) {
            isWriteUnderWay = false;
            judge.routesHaveWrittenContacts();
        }
    }

    private void letPeopleEdit(boolean mayEditRows) {
        if (isEventful() && people.percent(4)) {
            tally.add(Tally.Of.EDITS_DURING_POLLS);
            people.letTimePass(500);
            people.edit(mayEditRows);
            people.letTimePass(500);
        }
    }

    private boolean isDeathNow() {
        if (!isDead && isEventful && momentsToLive < NEVER && --momentsToLive <= 0) {
            isDead = true;
            story.tell("  dead from here on");
        }
        return isDead;
    }

    private synchronized void onRequest(RecordedRequest request) {
        look();
        letPeopleEdit(true);
        if (isDeathNow()) {
            sandbox.faults().next(Fault.resetBeforeHandling());
            return;
        }
        tally.add(Tally.Of.REQUESTS);
        if (request.method().equals("GET") && isReadDecisive) {
            isReadDecisive = false;
            judge.routesReadContacts();
        }
        boolean isWrite = !request.method().equals("GET") && !request.path().endsWith("/list");
        story.tell("  %s %s %s", request.method(), request.target(), isWrite ? request.body() : "");
        Fault fault = isEventful ? fault(isWrite) : Fault.none();
        if (isWrite) {
            tally.add(Tally.Of.WRITES);
            isWriteUnderWay = true;
            String customer = request.json().findPath("integrationId").asText();
            judge.verdicts.isUnanswered(customer);
            answered = fault == Fault.none() ? customer : null;
        }
        sandbox.faults().next(fault);
    }

    private Fault fault(boolean isWrite) {
        if (isDeathNow() || people.percent(isWrite ? 8 : 2)) {
            story.tell("  the answer is lost");
            tally.add(isWrite ? Tally.Of.LOST_ANSWERS : Tally.Of.OTHER_FAULTS);
            return Fault.loseAnswer();
        }
        if (people.percent(3)) {
            story.tell("  a fault");
            tally.add(Tally.Of.OTHER_FAULTS);
            return people.percent(50) ? Fault.resetBeforeHandling() : Fault.status(503);
        }
        return Fault.none();
    }

    @Override
    public boolean isDead() {
        return isDead;
    }

    @Override
    public synchronized void before(String sql, boolean isInTransaction) throws SQLException {
        look();
        letPeopleEdit(!isInTransaction);
        requireLife();
        if (answered != null) {
            judge.verdicts.isAnswered(answered);
            answered = null;
        }
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
