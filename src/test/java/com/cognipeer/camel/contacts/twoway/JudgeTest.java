package com.cognipeer.camel.contacts.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.TestClock;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The judge of the histories objects to routes that do wrong. */
class JudgeTest {

    private static final Instant MORNING = Instant.parse("2040-03-02T08:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock(MORNING);
    private final ContactsSandbox sandbox =
            ContactsSandbox.builder().clock(clock).start();
    private final Tally tally = new Tally();
    private CrmDesk crm;
    private Judge judge;
    private String contact;

    /** Both sides have agreed on the name. */
    @BeforeEach
    void meet() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Crm.in(database, RunningExample.FOLDER.resolve("schema.sql"));
        crm = new CrmDesk(database);
        judge = new Judge(sandbox, crm, tally, new Story(clock));
        crm.insert("c1", Map.of("name", "old"), MORNING);
        contact = sandbox.insert(Map.of("integrationId", "c1", "name", "old"));
        judge.verdicts.origins.typed("old", null);
        agreeOn("old");
        judge.peopleHaveEdited();
        judge.transactionEnds();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void agreeOn(String name) {
        crm.execute("DELETE FROM agreed", List.of());
        crm.execute(
                "INSERT INTO agreed (id, contact_id, name, modified_date) VALUES (?, ?, ?, ?)",
                Arrays.asList("c1", contact, name, clock.instant().toString()));
    }

    private void typeInWorkspace(String name) {
        clock.goOnBy(MINUTE);
        judge.verdicts.origins.typed(name, judge.contacts().get(contact).value("name"));
        sandbox.update(contact, Map.of("name", name));
        judge.peopleHaveEdited();
    }

    private void typeInCrm(String name) {
        clock.goOnBy(MINUTE);
        judge.verdicts.origins.typed(name, judge.rows().get("c1").fields().get("name"));
        crm.update("c1", Map.of("name", name), clock.instant());
        judge.peopleHaveEdited();
    }

    private void routesRead() {
        judge.routesReadContacts();
        judge.routesReadRows();
    }

    private void routesWriteContact(String name) {
        sandbox.update(contact, Map.of("name", name));
        judge.routesHaveWrittenContacts();
    }

    private void routesWriteRow(String name) {
        judge.transactionEnds();
        agreeOn(name);
        crm.update("c1", Map.of("name", name), judge.rows().get("c1").changed());
        judge.routesHaveWrittenRows();
    }

    private List<String> faults() {
        return judge.verdicts.faults();
    }

    @Test
    void aChangeOfOneSideMayComeToTheOther() {
        typeInCrm("new");
        routesRead();
        routesWriteContact("new");
        typeInWorkspace("newer");
        routesWriteRow("newer");

        assertThat(faults()).isEmpty();
    }

    @Test
    void theLaterSideOfAConflictMayWin() {
        typeInCrm("crm");
        typeInWorkspace("workspace");
        routesWriteRow("workspace");

        assertThat(faults()).isEmpty();
        assertThat(tally.get(Tally.Of.CONFLICTS_FOR_WORKSPACE)).isOne();
    }

    @Test
    void theEarlierSideOfAConflictMayNotWinInTheCrm() {
        typeInWorkspace("workspace");
        agreeOn("old");
        typeInCrm("crm");
        crm.execute("UPDATE agreed SET modified_date = ?", List.of(MORNING.toString()));
        judge.transactionEnds();
        crm.update("c1", Map.of("name", "workspace"), judge.rows().get("c1").changed());
        judge.routesHaveWrittenRows();

        assertThat(faults()).singleElement().asString().contains("not later");
    }

    @Test
    void theEarlierSideOfAConflictMayNotWinInTheWorkspace() {
        typeInCrm("crm");
        typeInWorkspace("workspace");
        routesRead();
        routesWriteContact("crm");

        assertThat(faults()).singleElement().asString().contains("not later");
    }

    @Test
    void whatWasTypedLaterMayWinAlthoughTheDateOfItsContactWentBack() {
        typeInCrm("crm");
        typeInWorkspace("workspace");
        agreeOn("old");
        crm.execute("UPDATE agreed SET modified_date = ?", List.of(MORNING.toString()));
        judge.transactionEnds();
        crm.update("c1", Map.of("name", "workspace"), judge.rows().get("c1").changed());
        judge.routesHaveWrittenRows();

        assertThat(faults()).isEmpty();
    }

    @Test
    void aValueMayNotComeBackOverTheOneThatWasTypedOverIt() {
        typeInCrm("new");
        routesWriteRow("old");

        assertThat(faults()).singleElement().asString().contains("over which it was typed");
    }

    @Test
    void anEditBetweenReadingAndWritingMayBeLost() {
        typeInCrm("crm");
        routesRead();
        typeInWorkspace("workspace");
        routesWriteContact("crm");

        assertThat(faults()).isEmpty();
        assertThat(tally.get(Tally.Of.LOST_IN_THE_ROUND_TRIP)).isOne();
    }

    @Test
    void aRowMayNotGoWhileItsContactIsThere() {
        judge.transactionEnds();
        crm.remove("c1");
        judge.routesHaveWrittenRows();

        assertThat(faults()).singleElement().asString().contains("lost its row");
    }

    @Test
    void aRowMayGoWithTheContactWhoseCreationHadNoAnswer() {
        crm.execute("UPDATE agreed SET contact_id = NULL, sent = '{}'", List.of());
        sandbox.softDelete(contact);
        judge.peopleHaveEdited();
        judge.transactionEnds();
        crm.remove("c1");
        judge.routesHaveWrittenRows();

        assertThat(faults()).isEmpty();
    }

    @Test
    void aRowMayNotGoWhileTheContactIsThereWhoseCreationHadNoAnswer() {
        crm.execute("UPDATE agreed SET contact_id = NULL, sent = '{}'", List.of());
        judge.transactionEnds();
        crm.remove("c1");
        judge.routesHaveWrittenRows();

        assertThat(faults()).singleElement().asString().contains("lost its row");
    }

    @Test
    void theSidesHaveNotMetInAWriteThatWasNeverSent() {
        noteDownAWriteOfTheNameBeforeTheRowChangesAgain();
        routesWriteContact("old");

        assertThat(faults()).isEmpty();
        assertThat(tally.get(Tally.Of.CONFLICTS_FOR_CRM)).isOne();
    }

    @Test
    void theSidesHaveMetInAWriteThatWasSent() {
        judge.verdicts.isWritten("c1");
        judge.verdicts.isAnswered("c1");
        noteDownAWriteOfTheNameBeforeTheRowChangesAgain();
        routesWriteContact("old");

        assertThat(faults()).singleElement().asString().contains("over which it was typed");
    }

    private void noteDownAWriteOfTheNameBeforeTheRowChangesAgain() {
        typeInWorkspace("workspace");
        crm.execute("UPDATE agreed SET contact_id = NULL, sent = ?", List.of("{\"name\":\"old\"}"));
        clock.goOnBy(MINUTE);
        crm.update("c1", Map.of("phone", "5"), clock.instant());
        judge.peopleHaveEdited();
        routesRead();
    }

    @Test
    void aMarkOfTheRoutesMayGiveWay() {
        clock.goOnBy(MINUTE);
        agreeOn("inactive");
        judge.routesHaveWrittenRows();

        assertThat(faults()).isEmpty();
    }

    @Test
    void aRemovedRowMayNotComeBack() {
        judge.deletions.rowIsRemoved("c1", crm.noted().get("c1"));
        crm.remove("c1");
        judge.peopleHaveEdited();
        judge.transactionEnds();
        crm.insert("c1", Map.of("name", "old"), MORNING);
        judge.routesHaveWrittenRows();

        assertThat(faults()).singleElement().asString().contains("has a row again");
    }

    @Test
    void aDeletedContactMayNotBeTakenBack() {
        judge.deletions.contactIsDeleted(contact, "c1", crm.noted().get("c1"), true);
        sandbox.softDelete(contact);
        judge.peopleHaveEdited();
        sandbox.undelete(contact);
        judge.routesHaveWrittenContacts();

        assertThat(faults()).singleElement().asString().contains("taken back");
    }

    @Test
    void aRemovedContactMayNotBeCreatedAgain() {
        judge.deletions.contactIsDeleted(contact, "c1", crm.noted().get("c1"), true);
        sandbox.delete(contact);
        judge.peopleHaveEdited();
        sandbox.insert(Map.of("integrationId", "c1", "name", "old"));
        judge.routesHaveWrittenContacts();

        assertThat(faults()).singleElement().asString().contains("created though deleted");
    }

    @Test
    void aDeletedContactWhoseRowIsStillThereIsNotDone() {
        judge.deletions.contactIsDeleted(contact, "c1", crm.noted().get("c1"), true);

        assertThat(judge.deletions.areDone()).isFalse();
    }
}
