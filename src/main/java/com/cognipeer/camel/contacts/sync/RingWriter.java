package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.model.Contact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Stores the rows of a ring. Each row wants an identifier of the contact of the next row, and the last row wants that of the
 * first. The contact of the first row gives its identifier up. Then the rows are written from the last to the first. When a row
 * fails, the contacts get their identifiers back. The next sync of the input mends a ring that a crash leaves half written.
 */
final class RingWriter {

    private final RowPlanner planner;
    private final ChunkWrites writes;
    private final StoredContacts stored;
    private final List<WaitingRow> ring;
    private final List<RowResult> written = new ArrayList<>();
    private final Deque<IdentifierChange> changes = new ArrayDeque<>();

    RingWriter(RowPlanner planner, ChunkWrites writes, StoredContacts stored, List<WaitingRow> ring) {
        this.planner = planner;
        this.writes = writes;
        this.stored = stored;
        this.ring = ring;
    }

    /** A change that can be taken back. */
    private record IdentifierChange(WaitingRow row, Object former) {

        private IdentifierChange(WaitingRow row) {
            this(row, row.stored().get(row.wanted().field()));
        }
    }

    void write() {
        WaitingRow first = ring.get(0);
        RowResult cleared = change(first, null);
        if (cleared.failure() != null) {
            fail(first, cleared.failure());
            return;
        }
        changes.push(new IdentifierChange(first));
        for (int number = ring.size() - 1; number >= 0; number--) {
            WaitingRow row = ring.get(number);
            RowResult result = writes.attempt(planner.plan(row.row(), stored));
            if (WriteFailures.isFatal(result.failure())) {
                break;
            }
            if (result.failure() != null) {
                takeBack();
                fail(row, result.failure());
                return;
            }
            written.add(result);
            changes.push(new IdentifierChange(row));
        }
        written.forEach(writes::settle);
    }

    /** Takes back the latest change first. It ends at a change that cannot be taken back; the next sync continues there. */
    private void takeBack() {
        while (!changes.isEmpty()) {
            IdentifierChange change = changes.pop();
            if (change(change.row(), change.former()).failure() != null) {
                return;
            }
        }
    }

    private RowResult change(WaitingRow row, Object identifier) {
        Contact fields = new Contact();
        fields.put(row.wanted().field(), identifier);
        return writes.change(planner.plan(row.row(), stored), fields);
    }

    private void fail(WaitingRow failed, ContactsException failure) {
        for (WaitingRow row : ring) {
            writes.settle(RowResult.failed(
                    row.row(),
                    row == failed
                            ? failure
                            : new InvalidContactException("Contact " + failed.index()
                                    + " of the input failed, and this one exchanges its "
                                    + row.wanted().field()
                                    + " with it: correct that one first")));
        }
    }
}
