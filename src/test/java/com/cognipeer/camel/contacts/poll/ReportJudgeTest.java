package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A false report is counted apart only where nobody could know better. */
class ReportJudgeTest {

    private static final String ID = "65a000000000000000000001";
    private static final Duration BETWEEN = Duration.ofSeconds(20);

    private final Random random = new Random(1);
    private final SimulatedServer server = new SimulatedServer();
    private final SimulatedWorkspace workspace = new SimulatedWorkspace(random, server, ContactFilter.ALL);
    private final SimulatedOutage outage = new SimulatedOutage(random, server);
    private final ReportJudge judge = new ReportJudge(workspace, outage, BETWEEN);

    @BeforeEach
    void isGoneAtTheFirstConfirmationAndComesBack() {
        judge.polls();
        confirm();
        server.now = server.now.plusSeconds(10);
        workspace.insert();
        server.now = server.now.plus(BETWEEN);
        judge.polls();
    }

    @Test
    void aContactThatIsBackAndHiddenFromTheListAndTheSecondConfirmationIsApart() {
        hide();
        list();
        confirm();

        report();

        assertThat(judge.faults).isEmpty();
        assertThat(judge.apart).isOne();
    }

    @Test
    void aContactThatIsBackAfterTheListAndHiddenFromTheSecondConfirmationIsApart() {
        hide();
        confirm();

        report();

        assertThat(judge.faults).isEmpty();
        assertThat(judge.apart).isOne();
    }

    @Test
    void aContactThatTheListHasShownIsNot() {
        list();
        hide();
        confirm();

        report();

        assertThat(judge.faults).singleElement().asString().startsWith("false: ");
    }

    @Test
    void aContactThatAConfirmationHasShownIsNot() {
        hide();
        list();
        outage.end();
        confirm();
        hide();
        confirm();

        report();

        assertThat(judge.faults).singleElement().asString().startsWith("false: ");
    }

    private void hide() {
        do {
            outage.begin(SimulatedOutage.Kind.HALF, 60);
        } while (!outage.hides(ID));
    }

    private void list() {
        ask(Map.of());
    }

    private void confirm() {
        ask(Map.of("_id", Map.of("$in", List.of(ID))));
    }

    private void ask(Map<String, ?> filter) {
        ContactQuery query = new WalkSettings(ContactFilter.ALL, 10, Duration.ZERO, StartFrom.BEGINNING)
                .ask(filter, WalkOrder.BY_ID, 1, 10);
        judge.answered(query, outage.list(query));
    }

    private void report() {
        judge.report(ID, Change.DELETED, server.now, false);
    }
}
