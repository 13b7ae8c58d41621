package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactVersions;
import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Own writes to contacts that the consumer has reported as gone, or may have. */
class OwnWritesAndInventoryTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int LIMIT = 100;

    private final SimulatedServer server = new SimulatedServer();
    private final SimulatedInventory inventory = new SimulatedInventory();
    private final List<OwnWrite> writes = new ArrayList<>();
    private final List<String> routed = new ArrayList<>();
    private final Sweeps sweeps = Sweeps.changes(
            new WalkSettings(ContactFilter.ALL, LIMIT, Duration.ofSeconds(60), StartFrom.BEGINNING),
            new Detection(inventory, DAY, Duration.ZERO, CountOrShare.parse("100%")),
            ids -> Map.of(id(), writes));

    private Position stored = Position.START;
    private final Contact contact = server.insert(0);

    private String id() {
        return contact.getId();
    }

    private void poll(Duration later) {
        server.now = server.now.plus(later);
        run(sweeps.begin(stored, LIMIT, server.now));
        sweeps.reconcile(stored, server.now).ifPresent(this::run);
    }

    private void run(Sweep sweep) {
        while (!sweep.isOver()) {
            if (sweep.hasContact()) {
                routed.add(sweep.handOut().change().word());
                sweep.advance();
            } else {
                sweep.accept(server.list(sweep.request().orElseThrow()));
            }
        }
        sweep.finish();
        sweeps.flush();
        stored = sweep.position().after(stored);
    }

    /** The consumer has routed the contact, and its inventory has every contact. */
    private void known() {
        poll(Duration.ofSeconds(10));
        poll(Duration.ofSeconds(10));
        assertThat(stored.reconciliation().isAdopted()).isTrue();
        assertThat(routed).containsExactly("created");
        routed.clear();
    }

    private void ownWrite() {
        Contact before = server.contacts.get(id()).copy();
        Instant modified = before.modifiedAt().orElseThrow();
        Contact after = server.write(id(), 0);
        writes.add(
                new OwnWrite(new ContactVersions().of(after), new ContactVersions().of(before), modified, server.now));
    }

    @Test
    void anOwnWriteToAContactThatIsThereIsLeftOut() {
        known();
        ownWrite();
        poll(Duration.ofSeconds(10));

        assertThat(routed).isEmpty();
        assertThat(inventory.find(List.of(id())).get(id()).version())
                .isEqualTo(writes.get(0).version());
    }

    @Test
    void anOwnWriteToAContactThatWasReportedIsRouted() {
        known();
        inventory.write(List.of(), Set.of(id()));
        ownWrite();
        poll(Duration.ofSeconds(10));

        assertThat(routed).containsExactly("created");
    }

    @Test
    void anOwnWriteToAContactThatWasReportedLongAgoIsRouted() {
        known();
        poll(Duration.ofMinutes(10));
        poll(Duration.ofMinutes(10));
        inventory.write(List.of(), Set.of(id()));
        server.now = server.now.plusSeconds(30);
        ownWrite();
        poll(Duration.ofSeconds(10));

        assertThat(routed).containsExactly("created");
    }

    @Test
    void anOwnWriteToAContactWhoseReportMayHaveBeenRoutedIsRouted() {
        known();
        poll(Duration.ofMinutes(10));
        poll(Duration.ofMinutes(10));
        inventory.write(List.of(inventory.find(List.of(id())).get(id()).opened()), Set.of());
        server.now = server.now.plusSeconds(30);
        ownWrite();
        poll(Duration.ofSeconds(10));

        assertThat(routed).containsExactly("created");
    }

    @Test
    void anOwnWriteToAContactWhoseRowAnotherOneMayHaveTakenIsRouted() {
        known();
        poll(Duration.ofMinutes(10));
        poll(Duration.ofMinutes(10));
        inventory.write(List.of(inventory.find(List.of(id())).get(id()).overtaken()), Set.of());
        server.now = server.now.plusSeconds(30);
        ownWrite();
        poll(Duration.ofSeconds(10));

        assertThat(routed).containsExactly("updated");
    }

    @Test
    void aContactThatAProducerCreatedAnewIsLeftOut() {
        known();
        Contact created = server.insert(0);
        writes.add(OwnWrite.creation(new ContactVersions().of(created)));
        Sweeps others = Sweeps.changes(
                new WalkSettings(ContactFilter.ALL, LIMIT, Duration.ofSeconds(60), StartFrom.BEGINNING),
                new Detection(inventory, DAY, Duration.ZERO, CountOrShare.parse("100%")),
                ids -> Map.of(created.getId(), writes));
        server.now = server.now.plusSeconds(10);
        Sweep sweep = others.begin(stored, LIMIT, server.now);
        run(sweep);
        others.flush();

        assertThat(routed).isEmpty();
        assertThat(inventory.find(List.of(created.getId()))).containsKey(created.getId());
    }
}
