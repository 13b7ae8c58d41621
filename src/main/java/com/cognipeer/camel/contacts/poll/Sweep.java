package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactVersions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One pass over contacts: pages go in, requests and contacts come out. It stands at a contact until told that this one
 * is done, and its position covers only what is done, so that a failure is followed by the same contact and not by the
 * next. Used by one thread at a time.
 */
public final class Sweep {

    private final Ledger ledger;
    private final BelievedTotals totals;
    private final boolean goneOnWith;
    private final Deque<Delivery> pending = new ArrayDeque<>();
    private final ContactVersions versions = new ContactVersions();
    private Walk walk;
    private long remaining;
    private long matching;
    private int granted;
    private long pages;
    private Withheld withheld;
    private boolean refusing;
    private boolean finished;

    Sweep(Walk walk, Ledger ledger, BelievedTotals totals) {
        this(walk, ledger, totals, false);
    }

    /** @param goneOnWith whether, when a contact fails, this sweep is gone on with and not another one from its position */
    private Sweep(Walk walk, Ledger ledger, BelievedTotals totals, boolean goneOnWith) {
        this.walk = walk;
        this.ledger = ledger;
        this.totals = totals;
        this.goneOnWith = goneOnWith;
    }

    /** One pass by page number, in the query's own order, that begins with the query's page. */
    public static Sweep numbered(ContactQuery query) {
        return numbered(query, new BelievedTotals());
    }

    /** The same, where others have seen totals of the server. */
    public static Sweep numbered(ContactQuery query, BelievedTotals totals) {
        return new Sweep(new PageNumberWalk(query), new SnapshotLedger(Position.START), totals, true);
    }

    /** The page to ask for after those that were accepted; empty when there is none. */
    public Optional<ContactQuery> request() {
        return walk.next();
    }

    /**
     * Takes the answer to {@link #request()}.
     *
     * @throws com.cognipeer.camel.contacts.client.ContactsServerException when it is not what was asked for; nothing
     *                                                                     has changed then
     * @throws UnusablePositionException                                   when it shows that the position is not one
     *                                                                     of this workspace or of this time
     */
    public void accept(Answer answer) {
        refusing = true;
        ContactQuery asked = walk.next().orElse(null);
        Step step = walk.after(answer);
        ledger.check(answer);
        refusing = false;
        List<Delivery> brought = new ArrayList<>(step.contacts().size());
        Step page = step.withoutContacts();
        for (Contact contact : step.contacts()) {
            Delivery delivery = new Delivery(contact, page);
            if (ledger.isNew(contact, delivery::version)) {
                brought.add(delivery);
            }
        }
        for (int index = 0; index < brought.size(); index++) {
            brought.get(index).batchIndex = index;
            brought.get(index).batchSize = brought.size();
        }
        long before = step.ofTheRest() ? ledger.passed() + pending.size() : 0;
        pending.addAll(brought);
        totals.see(answer.page());
        boolean doubtful = step.isPage() && step.walk().next().isEmpty() && totals.doubt(answer.page());
        walk = doubtful ? EndCheck.about(asked, answer.page(), step.walk(), totals) : step.walk();
        remaining = step.remaining();
        if (step.withheld() != null) {
            withheld = step.withheld();
        }
        if (step.isPage()) {
            pages++;
            matching = before + answer.page().getTotal() - step.again();
        }
        granted = Math.max(granted, answer.page().getLimit());
    }

    /**
     * The server refused {@link #request()} as a bad one.
     *
     * @throws ContactsException the refusal, unless it answers a question of this sweep's own
     */
    public void refused(ContactsException refusal) {
        refusing = true;
        walk = walk.refused(refusal);
        refusing = false;
    }

    /** Whether there is a contact at hand. */
    public boolean hasContact() {
        return !pending.isEmpty();
    }

    /** Whether the contact at hand is the last one that came, so that only another page tells whether it is the last of all. */
    public boolean isAtTheEdge() {
        return pending.size() < 2 && walk.next().isPresent();
    }

    /** Whether the server's total leaves no doubt that another contact follows what came. */
    public boolean isMoreCertain() {
        return remaining > ledger.known();
    }

    /** Whether the contact at hand is of the page that came last. */
    public boolean isOnTheNewestPage() {
        return !pending.isEmpty() && pending.peekFirst().step == pending.peekLast().step;
    }

    /** How many contacts came and are not done. */
    public int waiting() {
        return pending.size();
    }

    /** The contacts of the page at hand that are not done. */
    public List<Contact> rest() {
        return pending.stream()
                .filter(delivery -> delivery.step == pending.peekFirst().step)
                .map(delivery -> delivery.contact)
                .toList();
    }

    /** The contact that comes next; stays the same until {@link #advance()}. */
    public Contact contact() {
        return pending.getFirst().contact;
    }

    /**
     * The contact at hand for a route, which may change it as it likes: what the position says of it is taken down before,
     * and where it may come again from here, this is a copy.
     */
    public Contact handOut() {
        Delivery delivery = pending.getFirst();
        delivery.takeDown();
        return goneOnWith ? delivery.contact.copy() : delivery.contact;
    }

    /** A copy of a contact that came and is not done, for somebody to work on. @param ahead 0 for the contact at hand */
    Handout handOut(int ahead) {
        Delivery delivery = pending.stream().skip(ahead).findFirst().orElseThrow();
        delivery.takeDown();
        return new Handout(
                delivery.contact.copy(),
                delivery.version(),
                index() + ahead,
                delivery.batchIndex,
                delivery.batchSize,
                ahead == pending.size() - 1 && walk.next().isEmpty(),
                matching);
    }

    /** The version of the contact at hand. */
    public String version() {
        return pending.getFirst().version();
    }

    /** The 0-based place of the contact at hand in the whole sweep. */
    public long index() {
        return ledger.passed();
    }

    /** The 0-based place of the contact at hand among those that its page brought. */
    public int batchIndex() {
        return pending.getFirst().batchIndex;
    }

    /** How many contacts the page of the contact at hand brought. */
    public int batchSize() {
        return pending.getFirst().batchSize;
    }

    /** Whether the contact at hand is the last of the sweep; certain unless it is at the edge. */
    public boolean isLast() {
        return pending.size() == 1 && walk.next().isEmpty();
    }

    /** How many pages of contacts were taken, questions of the sweep's own not counted. */
    public long pages() {
        return pages;
    }

    /** How many contacts match in all, by the server's count at the last page. */
    public long matching() {
        return matching;
    }

    /** What this sweep has seen and leaves to later ones; null where no answer has told. */
    public Withheld withheld() {
        return withheld;
    }

    /** Whether the last answer was not one to go on from. */
    boolean isRefusing() {
        return refusing;
    }

    boolean isFinished() {
        return finished;
    }

    /** The largest page that the server gave; 0 before the first. */
    int granted() {
        return granted;
    }

    /** The contact at hand is done. */
    public void advance() {
        Delivery delivery = pending.removeFirst();
        ledger.done(delivery.key(), delivery::version, delivery.step.walk(), delivery.step.offset());
    }

    /** Whether every contact is done and no page is left to ask for. */
    public boolean isOver() {
        return pending.isEmpty() && walk.next().isEmpty();
    }

    /** Closes a sweep that is over: its position is where the next one starts. */
    public void finish() {
        if (!finished) {
            ledger.finished(walk);
            finished = true;
        }
    }

    /** How the sweep pages; null while it is still finding out. */
    public PagingChoice choice() {
        return walk.choice();
    }

    /** Up to when every change is done; null where that is unknown or means nothing. */
    public Instant watermark() {
        return ledger.watermark();
    }

    /** Where this sweep is: what is done, and nothing else. */
    public Position position() {
        return ledger.position();
    }

    /** A contact on its way, and the page that brought it; its key and version are worked out when they are first wanted. */
    final class Delivery {

        private final Contact contact;
        private final Step step;
        private SortKey key;
        private String version;
        private int batchIndex;
        private int batchSize;

        private Delivery(Contact contact, Step step) {
            this.contact = contact;
            this.step = step;
        }

        void takeDown() {
            key();
            version();
        }

        SortKey key() {
            if (key == null) {
                key = ledger.keyOf(contact);
            }
            return key;
        }

        String version() {
            if (version == null) {
                version = versions.of(contact);
            }
            return version;
        }
    }
}
