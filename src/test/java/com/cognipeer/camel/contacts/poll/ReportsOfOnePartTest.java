package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The second confirmations of a reconciliation, and the reports that follow from them. */
class ReportsOfOnePartTest {

    private static final Duration LASTS = Duration.ofSeconds(60);

    private final SimulatedServer server = new SimulatedServer();
    private final Rows inventory = new Rows();
    private final Sweeps sweeps = Sweeps.changes(
            SimulatedConsumer.settings(10),
            new Detection(inventory, Duration.ofMinutes(1), Duration.ofMillis(1), CountOrShare.parse("100%")));
    private final List<String> told = new ArrayList<>();
    private Position position = Position.START;
    private int confirmations;

    @Test
    void aReportThatWaitedTooLongIsConfirmedAnew() {
        List<Contact> gone = confirmOnce(6, 2, 4);
        Sweep reports = lastPart();
        handOut(reports);

        server.now = server.now.plus(LASTS).minusMillis(1);
        reports.dropUnconfirmed(server.now);
        assertThat(reports.isConfirmed(server.now)).isTrue();
        assertThat(reports.hasContact()).isTrue();

        server.now = server.now.plusMillis(1);
        assertThat(reports.isConfirmed(server.now)).isFalse();
        int before = confirmations;
        reports.dropUnconfirmed(server.now);
        assertThat(reports.hasContact()).isFalse();
        run(reports);

        assertThat(confirmations).isEqualTo(before + 1);
        assertThat(told)
                .containsExactly(gone.get(0).getId() + " DELETED", gone.get(1).getId() + " DELETED");
    }

    @Test
    void aContactThatCameBackMeanwhileIsNotReported() {
        List<Contact> gone = confirmOnce(6, 2, 4);
        Sweep reports = lastPart();
        handOut(reports);

        server.contacts.put(gone.get(1).getId(), gone.get(1));
        server.now = server.now.plus(LASTS);
        reports.dropUnconfirmed(server.now);
        run(reports);

        assertThat(told).containsExactly(gone.get(0).getId() + " DELETED");
    }

    /** A contact was made again under a new id, and then that one went too: a follower must be told by the integration id. */
    @Test
    void theLastReportOfAnIntegrationIdHasItAlsoAfterMoreContactsThanOneQuestionAsksFor() {
        List<Contact> gone = confirmOnce(120, IntStream.range(5, 115).toArray());
        run(sweeps.reconcile(position, server.now).orElseThrow());

        assertThat(told).hasSize(gone.size());
        assertThat(told.get(0)).isEqualTo(gone.get(0).getId() + " DELETED");
        assertThat(told.get(gone.size() - 1))
                .isEqualTo(gone.get(gone.size() - 1).getId() + " DELETED crm-1");
    }

    /** Routes contacts, removes some of them, and goes on to the walk and the first confirmation. */
    private List<Contact> confirmOnce(int contacts, int... removed) {
        List<Contact> all = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            all.add(server.insert(0));
            server.now = server.now.plusMillis(10);
        }
        List<Contact> gone = Arrays.stream(removed).mapToObj(all::get).toList();
        if (gone.size() > 90) {
            gone.get(0).put("integrationId", "crm-1");
            gone.get(gone.size() - 1).put("integrationId", "crm-1");
        }
        server.now = server.now.plusSeconds(20);
        run(sweeps.begin(position, 10, server.now));
        gone.forEach(contact -> server.contacts.remove(contact.getId()));
        told.clear();
        server.now = server.now.plus(Duration.ofMinutes(2));
        run(sweeps.begin(position, 10, server.now));
        run(sweeps.reconcile(position, server.now).orElseThrow());
        server.now = server.now.plusSeconds(20);
        run(sweeps.reconcile(position, server.now).orElseThrow());
        assertThat(told).isEmpty();
        server.now = server.now.plusSeconds(1);
        return gone;
    }

    /** The second confirmation, after its answer. */
    private Sweep lastPart() {
        Sweep reports = sweeps.reconcile(position, server.now).orElseThrow();
        reports.accept(answer(reports.request().orElseThrow()));
        assertThat(reports.waiting()).isEqualTo(2);
        return reports;
    }

    private void run(Sweep sweep) {
        while (!sweep.isOver()) {
            if (sweep.hasContact() && !sweep.isAtTheEdge()) {
                handOut(sweep);
            } else {
                sweep.accept(answer(sweep.request().orElseThrow()));
            }
        }
        sweep.finish();
        sweeps.flush();
        position = sweep.position();
    }

    private void handOut(Sweep sweep) {
        Handout handout = sweep.handOut();
        String integrationId = handout.contact().getIntegrationId();
        told.add(handout.contact().getId() + " " + handout.change()
                + (integrationId == null ? "" : " " + integrationId));
        sweep.advance();
    }

    private Answer answer(ContactQuery query) {
        if (!(query.filter().document().get("_id") instanceof Map<?, ?> condition)
                || !(condition.get("$in") instanceof List<?> ids)) {
            return server.list(query);
        }
        confirmations++;
        List<Contact> found = server.contacts.values().stream()
                .filter(contact -> ids.contains(contact.getId()))
                .map(Contact::copy)
                .toList();
        return new Answer(new ContactPage(found, found.size(), 1, query.limit()), server.now, null, server.now);
    }

    /** An inventory in a map. */
    private static final class Rows implements Inventory {

        private final TreeMap<String, InventoryEntry> rows = new TreeMap<>();

        @Override
        public Map<String, InventoryEntry> find(Collection<String> ids) {
            Map<String, InventoryEntry> found = new HashMap<>(rows);
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public List<InventoryEntry> between(String after, String upTo, int most) {
            return rows.values().stream()
                    .filter(row -> after == null || row.id().compareTo(after) > 0)
                    .filter(row -> upTo == null || row.id().compareTo(upTo) <= 0)
                    .limit(most)
                    .toList();
        }

        @Override
        public List<InventoryEntry> inState(Set<InventoryEntry.State> states, String after, int most) {
            return between(after, null, Integer.MAX_VALUE).stream()
                    .filter(row -> states.contains(row.state()))
                    .limit(most)
                    .toList();
        }

        @Override
        public List<InventoryEntry> withIntegrationIds(Collection<String> integrationIds) {
            return rows.values().stream()
                    .filter(row -> integrationIds.contains(row.integrationId()))
                    .toList();
        }

        @Override
        public long size() {
            return rows.size();
        }

        @Override
        public void write(Collection<InventoryEntry> put, Collection<String> removedIds) {
            removedIds.forEach(rows::remove);
            put.forEach(row -> rows.put(row.id(), row));
        }
    }
}
