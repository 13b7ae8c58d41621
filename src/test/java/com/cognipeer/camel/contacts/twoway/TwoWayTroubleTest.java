package com.cognipeer.camel.contacts.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the routes do about refusals, lost answers, conflicts and mistakes. */
@Tag("ci")
class TwoWayTroubleTest {

    private TwoSides sides;

    @BeforeEach
    void start() throws Exception {
        sides = TwoSides.start();
    }

    @AfterEach
    void stop() {
        sides.close();
    }

    @Test
    void aRowThatIsRefusedWaitsForAnotherChangeAndStopsNoOther() {
        sides.meet("c1", "Ada");
        sides.meet("c2", "Bob");

        sides.crm.update("c1", "email", "no address");
        sides.crm.update("c2", "name", "Bob B.");
        sides.awaitContact("c2", "name", "Bob B.");
        sides.awaitNothingToSend();
        assertThat(sides.contact("c1")).containsEntry("email", "c1@example.com");

        sides.crm.update("c1", "email", "ada@example.com");
        sides.awaitContact("c1", "email", "ada@example.com");
    }

    @Test
    void aCustomerWhoFailsAgainAndAgainStopsNoOther() {
        sides.meet("c1", "Ada");
        sides.meet("c2", "Bob");
        sides.meet("c3", "Clara");
        sides.sandbox
                .faults()
                .always(
                        request ->
                                TwoSides.A_WRITE.test(request) && request.body().contains("\"c1\""),
                        Fault.status(500));

        sides.crm.update("c1", "name", "Ada A.");
        await().atMost(Duration.ofSeconds(20)).until(() -> sides.writes() > 0);
        sides.crm.update("c2", "name", "Bob B.");
        sides.crm.update("c3", "name", "Clara C.");

        sides.awaitContact("c2", "name", "Bob B.");
        sides.awaitContact("c3", "name", "Clara C.");
        sides.sandbox.faults().clear();
        sides.awaitContact("c1", "name", "Ada A.");
    }

    @Test
    void anAddressThatAnotherContactHasIsTriedOnce() {
        sides.meet("c1", "Ada");
        sides.meet("c2", "Bob");
        sides.sandbox.clearRequests();

        sides.crm.update("c2", "email", "c1@example.com");
        await().atMost(Duration.ofSeconds(20)).until(() -> sides.writes() > 0);
        sides.awaitNothingToSend();
        awaitPolls(5);

        assertThat(sides.writes()).isEqualTo(1);
    }

    @Test
    void anOwnWriteWhoseAnswerIsLostDoesNotUndoALaterChangeOfTheRow() {
        sides.meet("c1", "Ada");
        AtomicBoolean first = new AtomicBoolean(true);
        sides.sandbox.faults().always(TwoSides.A_WRITE, Fault.loseAnswer());
        // The second change is earlier than the date that the first one gets in the workspace.
        sides.sandbox.faults().beforeAnswer(request -> {
            if (TwoSides.A_WRITE.test(request) && first.getAndSet(false)) {
                sides.crm.update("c1", "name", "Second");
            }
        });

        sides.crm.update("c1", "name", "First");
        // The second change may follow before anybody sees the first one.
        sides.awaitContactOtherThan("c1", "name", "Ada");
        sides.sandbox.faults().clear();

        sides.awaitContact("c1", "name", "Second");
        sides.awaitNothingToSend();
        assertThat(sides.crm.customers().get("c1")).containsEntry("name", "Second");
        assertThat(sides.crm.count("conflicts")).isZero();
    }

    @Test
    void aConflictIsSettledOnceAndNoted() {
        String id = sides.meet("c1", "Ada");
        sides.example.camel().suspend();
        sides.sandbox.update(id, Map.of("name", "Ada W."));
        sides.crm.update("c1", "name", "Ada C.");
        sides.example.camel().resume();

        sides.awaitContact("c1", "name", "Ada C.");
        sides.awaitNothingToSend();
        assertThat(sides.crm.customers().get("c1")).containsEntry("name", "Ada C.");
        assertThat(sides.crm.count("conflicts WHERE winner = 'crm'")).isEqualTo(1);
        assertThat(sides.crm.count("conflicts")).isEqualTo(1);
    }

    @Test
    void anEmptiedTableChangesNoContact() {
        List<String> ids =
                IntStream.range(0, 4).mapToObj(number -> "c" + number).toList();
        ids.forEach(id -> sides.meet(id, "Ada"));
        sides.sandbox.clearRequests();

        ids.forEach(sides.crm::remove);
        awaitPolls(5);

        assertThat(sides.writes()).isZero();
    }

    @Test
    void theAuditTellsWhatDiffersAndWritesNothing() throws Exception {
        sides.close();
        sides = TwoSides.start(Map.of("workspace.delay", "1h", "crm.first", "1h"));
        sides.crm.insert("c1", Map.of("email", "ada@example.com"));
        sides.crm.insert("c2", Map.of("email", "bob@example.com", "name", "Bob"));
        sides.sandbox.insert(Map.of("integrationId", "c2", "email", "bob@example.com", "name", "Bobby"));
        sides.sandbox.insertRaw(
                Map.of("_id", "k3", "integrationId", "c3", "name", "Clara", "createdDate", "2026-01-01T00:00:00.000Z"));

        SyncReport report = sides.example.audit();

        assertThat(report.getCreated()).isEqualTo(1);
        assertThat(report.getUpdated()).isEqualTo(1);
        assertThat(report.getMissing()).isEqualTo(1);
        assertThat(sides.writes()).isZero();
    }

    /** Both directions have looked so often, after now. */
    private void awaitPolls(int polls) {
        int before = sides.sandbox.requests().size();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> sides.sandbox.requests().size() >= before + polls);
    }

    @Test
    void aContactWhoseOwnIdIsANumberGetsACustomer() {
        String digits = "696242698134671200000008";
        sides.sandbox.insertRaw(Map.of(
                "_id",
                digits,
                "email",
                "ada@example.com",
                "name",
                "Ada",
                "createdDate",
                "2026-01-01T00:00:00.000Z",
                "modifiedDate",
                "2026-01-01T00:00:00.000Z"));

        sides.awaitContact("contact-" + digits, "name", "Ada");
    }

    @Test
    void aContactWhoseAddressHasGoneToAnotherGetsItsOwnId() {
        AtomicBoolean hasGone = new AtomicBoolean();
        sides.sandbox.faults().beforeAnswer(request -> {
            if (request.target().contains("email=shared") && hasGone.compareAndSet(false, true)) {
                String first = (String)
                        sides.sandbox.find("shared@example.com").orElseThrow().get("_id");
                sides.sandbox.update(first, Map.of("email", "own@example.com"));
                sides.sandbox.insert(Map.of("integrationId", "c9", "email", "shared@example.com", "name", "Bob"));
            }
        });

        String first = sides.sandbox.insert(Map.of("email", "shared@example.com", "name", "Ada"));

        sides.awaitContact("contact-" + first, "name", "Ada");
        sides.awaitContact("c9", "name", "Bob");
    }
}
