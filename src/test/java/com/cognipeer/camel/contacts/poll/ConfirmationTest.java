package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of a confirmation, one by one. */
class ConfirmationTest {

    private final SimulatedServer server = new SimulatedServer();
    private final SimulatedInventory inventory = new SimulatedInventory();
    private Sweeps sweeps = sweeps(ContactFilter.ALL);
    private Position position = Position.START;

    private Sweeps sweeps(ContactFilter filter) {
        Detection detection = new Detection(inventory, null, Duration.ofSeconds(20), CountOrShare.parse("10%"));
        return Sweeps.snapshots(WalkSettings.snapshot(filter, 100), detection);
    }

    @BeforeEach
    void threeContactsAreRouted() {
        for (int contact = 0; contact < 3; contact++) {
            server.insert(0).put(Contact.WORKSPACE_ID, "W");
        }
        sweep();
    }

    @Test
    void anAnswerWithContactsThatWereNotAskedForIsNotBelieved() {
        server.contacts.pollFirstEntry();
        sweep();
        server.insert(0).put(Contact.WORKSPACE_ID, "W");
        server.ignoresIn = true;
        part();
        assertThat(position.reconciliation().check().reason()).contains("not asked for");
        assertThat(position.reconciliation().check().doubts()).isEqualTo(1);
    }

    @Test
    void aReportThatWaitsForMoreThanAMinuteIsConfirmedAnew() {
        server.contacts.pollFirstEntry();
        sweep();
        part();
        server.now = server.now.plusSeconds(30);
        Sweep reports = sweeps.reconcile(position, server.now).orElseThrow();
        reports.accept(server.list(reports.request().orElseThrow()));
        assertThat(reports.hasContact()).isTrue();
        reports.dropUnconfirmed(server.now.plusSeconds(59));
        assertThat(reports.hasContact()).isTrue();
        reports.dropUnconfirmed(server.now.plusSeconds(61));
        assertThat(reports.hasContact()).isFalse();
        assertThat(reports.request()).isPresent();
    }

    @Test
    void anEmptiedWorkspaceIsRefusedHoweverFewContactsItHad() {
        server.contacts.clear();
        assertThatThrownBy(this::sweep)
                .isInstanceOf(TooManyDeletionsException.class)
                .hasMessageContaining("3 contacts")
                .hasMessageContaining("maxDeletions=100%");
        server.now = server.now.plusSeconds(30);
        assertThat(sweeps.reconcile(position, server.now)).isEmpty();
    }

    @Test
    void aContactThatDoesNotNameItsWorkspaceIsRefusedIfOthersDid() {
        Sweep sweep = sweeps.begin(position, 100, server.now);
        List<Contact> unnamed = List.of(new Contact(Map.of("_id", "a")));
        Answer answer = new Answer(new ContactPage(unnamed, 1, 1, 100), server.now, null, server.now);
        assertThatThrownBy(() -> sweep.accept(answer))
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("does not name the workspace");
    }

    @Test
    void aContactThatOneConfirmationFindsAndTheNextDoesNotIsAskedForOnceMore() {
        server.contacts.values().forEach(contact -> contact.put("status", "active"));
        inventory.write(List.of(), List.copyOf(server.contacts.keySet()));
        position = Position.START;
        sweeps = sweeps(ContactFilter.of(Map.of("status", "active")));
        sweep();
        Contact other = server.contacts.get(server.contacts.firstKey());
        other.put("status", "vip");
        sweep();
        assertThat(part()).isEmpty();

        server.now = server.now.plusSeconds(30);
        server.contacts.remove(other.getId());
        assertThat(part()).isEmpty();

        server.now = server.now.plusSeconds(30);
        server.contacts.put(other.getId(), other);
        assertThat(part()).singleElement().extracting(Handout::change).isEqualTo(Change.UNMATCHED);
    }

    private void sweep() {
        route(sweeps.begin(position, 100, server.now));
    }

    private List<Handout> part() {
        return route(sweeps.reconcile(position, server.now).orElseThrow());
    }

    private List<Handout> route(Sweep sweep) {
        List<Handout> routed = new ArrayList<>();
        while (!sweep.isOver()) {
            while (!sweep.hasContact() && !sweep.isOver() || sweep.isAtTheEdge()) {
                sweep.accept(server.list(sweep.request().orElseThrow()));
            }
            if (sweep.hasContact()) {
                routed.add(sweep.handOut());
                sweep.advance();
            }
        }
        try {
            sweep.finish();
        } finally {
            sweeps.flush();
            position = sweep.position();
        }
        return routed;
    }
}
