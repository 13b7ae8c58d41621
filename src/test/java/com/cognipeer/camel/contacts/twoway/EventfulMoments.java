package com.cognipeer.camel.contacts.twoway;

import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.sql.SQLException;

/**
 * The moments at which a process touches the world: its requests and its statements. At each of them somebody may edit, an
 * answer may get lost, or the process may die. Then the judge looks at what the routes have done since the last one.
 */
final class EventfulMoments implements MortalDatabase.Moments {

    private static final int NEVER = Integer.MAX_VALUE;

    private final Scene scene;
    private final RandomEdits people;

    private boolean isEventful;
    private volatile boolean isDead;
    private int momentsToLive = NEVER;
    private boolean isReadDecisive;
    private boolean isWriteUnderWay;
    /** Whose write will be answered; null for nobody. */
    private String answered;

    EventfulMoments(Scene scene, RandomEdits people) {
        this.scene = scene;
        this.people = people;
        scene.sandbox().faults().beforeAnswer(this::onRequest);
    }

    /** @param momentsToLive so many moments from now the process dies, unless the routes need fewer */
    synchronized void begin(int momentsToLive) {
        this.momentsToLive = momentsToLive;
        isEventful = true;
        scene.judge().deletions.pollBegins();
    }

    /** From now on nothing happens but for what the routes do. */
    synchronized void end() {
        isEventful = false;
        look();
    }

    synchronized void revive() {
        isDead = false;
        momentsToLive = NEVER;
        answered = null;
        scene.judge().verdicts.processIsDead();
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
            scene.judge().routesHaveWrittenContacts();
        }
    }

    private void letPeopleEdit(boolean mayEditRows) {
        if (isEventful() && scene.percent(4)) {
            scene.tally().add(Tally.Of.EDITS_DURING_POLLS);
            scene.letTimePass(500);
            people.edit(mayEditRows);
            scene.letTimePass(500);
        }
    }

    private boolean isDeathNow() {
        if (!isDead && isEventful && momentsToLive < NEVER && --momentsToLive <= 0) {
            isDead = true;
            scene.story().tell("  dead from here on");
        }
        return isDead;
    }

    private synchronized void onRequest(RecordedRequest request) {
        look();
        letPeopleEdit(true);
        if (isDeathNow()) {
            scene.sandbox().faults().next(Fault.resetBeforeHandling());
            return;
        }
        scene.tally().add(Tally.Of.REQUESTS);
        if (request.method().equals("GET") && isReadDecisive) {
            isReadDecisive = false;
            scene.judge().routesReadContacts();
        }
        boolean isWrite = !request.method().equals("GET") && !request.path().endsWith("/list");
        scene.story().tell("  %s %s %s", request.method(), request.target(), isWrite ? request.body() : "");
        Fault fault = isEventful ? fault(isWrite) : Fault.none();
        if (isWrite) {
            scene.tally().add(Tally.Of.WRITES);
            isWriteUnderWay = true;
            String customer = request.json().findPath("integrationId").asText();
            scene.judge().verdicts.isWritten(customer);
            answered = fault == Fault.none() ? customer : null;
        }
        scene.sandbox().faults().next(fault);
    }

    private Fault fault(boolean isWrite) {
        if (isDeathNow() || scene.percent(isWrite ? 8 : 2)) {
            scene.story().tell("  the answer is lost");
            scene.tally().add(isWrite ? Tally.Of.LOST_ANSWERS : Tally.Of.OTHER_FAULTS);
            return Fault.loseAnswer();
        }
        if (scene.percent(3)) {
            scene.story().tell("  a fault");
            scene.tally().add(Tally.Of.OTHER_FAULTS);
            return scene.percent(50) ? Fault.resetBeforeHandling() : Fault.status(503);
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
            scene.judge().verdicts.isAnswered(answered);
            answered = null;
        }
        if (sql.equals(MortalDatabase.COMMIT)) {
            scene.judge().transactionEnds();
        }
    }

    @Override
    public synchronized void after(String sql) throws SQLException {
        if (sql.equals(MortalDatabase.COMMIT)) {
            scene.judge().routesHaveWrittenRows();
        } else if (sql.startsWith("SELECT * FROM customers") && !sql.endsWith("FOR UPDATE")) {
            scene.judge().routesReadRows();
        }
        requireLife();
    }

    private void requireLife() throws SQLException {
        if (isDeathNow()) {
            throw new SQLException("The process is dead");
        }
    }
}
