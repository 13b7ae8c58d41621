package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.CountOrShare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Histories in which a reconciliation could report a living contact, miss a gone one, or lose or repeat one. */
class ReconcilingSweepsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int LIMIT = 1_000;

    private final SimulatedServer server = new SimulatedServer();
    private final SimulatedInventory inventory = new SimulatedInventory();
    private final List<String> told = new ArrayList<>();
    private final Set<String> failing = new HashSet<>();
    /** Whether the server finds no contact by its id. */
    private boolean findsNoId;

    private Duration lookback = Duration.ZERO;
    private Position stored = Position.START;
    private Sweeps sweeps = detecting();

    private WalkSettings settings() {
        return new WalkSettings(ContactFilter.ALL, LIMIT, lookback, StartFrom.BEGINNING);
    }

    private Sweeps detecting() {
        return Sweeps.changes(settings(), new Detection(inventory, DAY, Duration.ZERO, CountOrShare.parse("100%")));
    }

    private void poll() {
        server.now = server.now.plusSeconds(10);
        if (run(sweeps.begin(stored, LIMIT, server.now))) {
            sweeps.reconcile(stored, server.now).ifPresent(this::run);
        }
    }

    private void polls(int times) {
        for (int poll = 0; poll < times; poll++) {
            poll();
        }
    }

    /** False when a contact failed. */
    private boolean run(Sweep sweep) {
        boolean failed = false;
        while (!failed && !sweep.isOver()) {
            if (!sweep.hasContact()) {
                sweep.accept(answer(sweep.request().orElseThrow()));
            } else {
                failed = !route(sweep);
            }
        }
        if (!failed) {
            sweep.finish();
        }
        store(sweep);
        return !failed;
    }

    private boolean route(Sweep sweep) {
        Handout handout = sweep.handOut();
        if (failing.contains(handout.contact().getId())) {
            return false;
        }
        told.add(handout.change().word() + " " + handout.contact().getId());
        sweep.advance();
        return true;
    }

    private void store(Sweep sweep) {
        sweeps.flush();
        stored = PositionJson.read(PositionJson.write(sweep.position().after(stored)));
    }

    private Answer answer(ContactQuery query) {
        if (!(query.filter().document().get("_id") instanceof Map<?, ?> condition)
                || !(condition.get("$in") instanceof Collection<?> ids)) {
            return server.list(query);
        }
        List<Contact> found = new TreeMap<>(server.contacts)
                .values().stream()
                        .filter(contact -> !findsNoId && ids.contains(contact.getId()))
                        .toList();
        int limit = Math.min(query.limit(), server.cap);
        List<Contact> page = found.stream().limit(limit).toList();
        int total = server.totals == SimulatedServer.Totals.OF_THE_PAGE ? page.size() : found.size();
        return new Answer(new ContactPage(page, total, 1, limit), server.now, null, server.now);
    }

    private List<String> inserted(int count) {
        List<String> ids = new ArrayList<>();
        for (int contact = 0; contact < count; contact++) {
            ids.add(server.insert(0).getId());
            server.now = server.now.plusMillis(1);
        }
        return ids;
    }

    private void aDayLater() {
        server.now = server.now.plus(DAY);
    }

    @Test
    void aContactThatIsRestoredAfterAllOthersWereReportedIsRoutedAlsoAfterARestart() {
        Contact first = server.insert(0);
        inserted(2);
        polls(2);
        server.contacts.clear();
        aDayLater();
        polls(3);
        assertThat(inventory.size()).isZero();
        told.clear();

        sweeps = detecting();
        poll();
        server.contacts.put(first.getId(), first);
        aDayLater();
        polls(2);

        assertThat(told).containsExactly("created " + first.getId());
    }

    @Test
    void aContactWhoseIntegrationIdAnOldCopyOfTheDataGivesBackToAnotherComesAgain() {
        Contact old = withIntegrationId(server.insert(0));
        server.now = server.now.plusMillis(1);
        inserted(2);
        polls(2);
        Contact marked = withIntegrationId(server.write(old.getId(), 0));
        marked.setDeleted(true);
        Contact anew = withIntegrationId(server.insert(1));
        polls(2);

        server.contacts.remove(anew.getId());
        withIntegrationId(server.write(old.getId(), 0));
        poll();
        server.contacts.put(marked.getId(), marked);
        server.contacts.put(anew.getId(), anew);
        assertThat(told).endsWith("created " + old.getId());
        told.clear();
        aDayLater();
        polls(2);

        assertThat(told).containsExactlyInAnyOrder("deleted " + old.getId(), "updated " + anew.getId());
    }

    @Test
    void aContactWhoseIntegrationIdARestoredOneBringsBackComesAgain() {
        Contact old = withIntegrationId(server.insert(0));
        server.now = server.now.plusMillis(1);
        inserted(2);
        polls(2);
        server.contacts.remove(old.getId());
        aDayLater();
        polls(3);
        Contact anew = withIntegrationId(server.insert(0));
        polls(2);

        server.contacts.put(old.getId(), old);
        server.contacts.remove(anew.getId());
        aDayLater();
        poll();
        assertThat(told).endsWith("created " + old.getId());
        assertThat(inventory.find(Set.of(anew.getId())).get(anew.getId()).version())
                .isEqualTo(InventoryEntry.OVERTAKEN);
    }

    @Test
    void aNewContactAsksForNoOtherWithItsIntegrationId() {
        Contact old = withIntegrationId(server.insert(0));
        server.now = server.now.plusMillis(1);
        inserted(2);
        polls(2);
        server.contacts.remove(old.getId());
        withIntegrationId(server.insert(0)).put(Contact.CREATED_DATE, SortKey.text(server.now));
        polls(2);

        assertThat(inventory.find(Set.of(old.getId())).get(old.getId()).version())
                .isNotEqualTo(InventoryEntry.OVERTAKEN);
    }

    @Test
    void aContactThatMayNotHaveBeenRoutedStaysSo() {
        Contact old = withIntegrationId(server.insert(0));
        server.now = server.now.plusMillis(1);
        inserted(2);
        polls(2);
        Contact marked = withIntegrationId(server.write(old.getId(), 0));
        marked.setDeleted(true);
        polls(2);
        inventory.write(List.of(new InventoryEntry("anew", "I1", "-", InventoryEntry.State.DONE, 1)), Set.of());
        withIntegrationId(server.write(old.getId(), 0));
        poll();

        assertThat(told).endsWith("created " + old.getId());
        assertThat(inventory.find(Set.of("anew")).get("anew").isOpen()).isTrue();
    }

    private static Contact withIntegrationId(Contact contact) {
        contact.put(Contact.CREATED_DATE, "2026-01-01T00:00:00.000Z");
        contact.setIntegrationId("I1");
        return contact;
    }

    @Test
    void aRestoredContactWhoseExchangeFailsComesAgainWithTheNextPoll() {
        inserted(3);
        polls(2);
        Contact restored = server.insert(0);
        restored.put("modifiedDate", "2026-01-01T00:00:00.000Z");
        told.clear();
        failing.add(restored.getId());
        aDayLater();
        poll();
        assertThat(told).isEmpty();

        failing.clear();
        poll();

        assertThat(told).containsExactly("created " + restored.getId());
    }

    @Test
    void anEntryOfAnEarlierLifeOfTheStateKeyIsMissedToo() {
        inserted(3);
        inventory.write(List.of(new InventoryEntry("gone", null, "v", InventoryEntry.State.DONE, 7)), Set.of());
        polls(2);
        aDayLater();

        polls(4);

        assertThat(told).filteredOn(line -> line.endsWith(" gone")).containsExactly("deleted gone");
    }

    @Test
    void behindAServerOfOneContactAPageAControlIsAskedForAlone() {
        List<String> ids = inserted(5);
        server.cap = 1;
        polls(2);
        server.contacts.remove(ids.get(2));
        told.clear();
        aDayLater();

        polls(4);

        assertThat(told).containsExactly("deleted " + ids.get(2));
    }

    @Test
    void behindAServerOfOneContactAPageALivingContactIsNotReported() {
        List<String> ids = inserted(5);
        server.cap = 1;
        polls(2);
        Contact living = server.contacts.remove(ids.get(2));
        told.clear();
        aDayLater();
        poll();
        server.contacts.put(living.getId(), living);

        // The first question of each confirmation shows that the server caps its pages. After that it finds nothing.
        for (int poll = 0; poll < 6; poll++) {
            server.now = server.now.plusSeconds(10);
            run(sweeps.begin(stored, LIMIT, server.now));
            findsNoId = false;
            sweeps.reconcile(stored, server.now).ifPresent(part -> {
                while (part.request().isPresent()) {
                    part.accept(answer(part.request().orElseThrow()));
                    findsNoId = true;
                }
                assertThat(part.hasContact()).isFalse();
                part.finish();
                store(part);
            });
        }

        assertThat(told).isEmpty();
    }

    @Test
    void aPageThatIsCutIsNoProofWhereTheTotalIsTheSizeOfThePage() {
        List<String> ids = inserted(320);
        server.cap = 50;
        server.totals = SimulatedServer.Totals.OF_THE_PAGE;
        polls(2);
        told.clear();
        List<Contact> hidden =
                ids.subList(120, 320).stream().map(server.contacts::remove).toList();
        aDayLater();
        poll();
        hidden.forEach(contact -> server.contacts.put(contact.getId(), contact));

        polls(4);

        assertThat(told).isEmpty();
    }

    @Test
    void anAnswerThatWasAskedForBeforeReportsWereDroppedIsNotTakenForTheNewQuestion() {
        List<String> ids = inserted(200);
        polls(2);
        List<String> gone = ids.subList(0, 120);
        List<Contact> removed = gone.stream().map(server.contacts::remove).toList();
        told.clear();
        aDayLater();
        polls(2);
        server.now = server.now.plusSeconds(10);
        run(sweeps.begin(stored, LIMIT, server.now));
        Sweep part = sweeps.reconcile(stored, server.now).orElseThrow();
        Pages pages = new Pages(part, query -> CompletableFuture.completedFuture(answer(query)));
        pages.bring();
        assertThat(part.hasContact()).isTrue();
        pages.ask();

        removed.forEach(contact -> server.contacts.put(contact.getId(), contact));
        pages.dropUnconfirmed(server.now.plus(Duration.ofMinutes(2)));
        while (part.request().isPresent()) {
            pages.bring();
        }

        assertThat(part.hasContact()).isFalse();
    }

    @Test
    void anInventoryThatWasLostIsFilledAnewAlsoWhenTheFirstSweepFails() {
        inserted(5);
        polls(3);
        told.clear();
        inventory.write(List.of(), server.contacts.keySet());
        sweeps = detecting();

        sweeps.begin(stored, LIMIT, server.now);
        polls(4);

        assertThat(told).isEmpty();
    }

    @Test
    void contactsOfTheLookbackDoNotComeAgainWhenAnInventoryIsBegun() {
        lookback = Duration.ofHours(1);
        sweeps = Sweeps.changes(settings());
        inserted(5);
        server.now = server.now.plusSeconds(10);
        Sweep before = sweeps.begin(stored, LIMIT, server.now);
        while (!before.isOver()) {
            before.accept(server.list(before.request().orElseThrow()));
            while (before.hasContact()) {
                before.advance();
            }
        }
        before.finish();
        store(before);

        sweeps = detecting();
        polls(4);

        assertThat(told).isEmpty();
        assertThat(inventory.size()).isEqualTo(5);
    }
}
