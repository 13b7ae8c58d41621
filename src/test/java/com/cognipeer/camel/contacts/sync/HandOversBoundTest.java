package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The number of waiting rows does not grow with the input. */
class HandOversBoundTest {

    private static final int CHUNK = 500;

    private final IdentifierHandOvers handOvers = new IdentifierHandOvers(MatchBy.auto);

    @Test
    void theFirstRowFailsWhereMoreWaitThanCanBeKept() {
        for (int row = 0; row < IdentifierHandOvers.KEPT; row++) {
            wait(row);
        }
        assertThat(handOvers.excess()).isEmpty();

        wait(IdentifierHandOvers.KEPT);

        assertThat(handOvers.excess())
                .hasValueSatisfying(row -> assertThat(row.index()).isZero());
    }

    @Test
    void aRowThatFailsUntriedSaysWhyAndWhatToDo() {
        Contact given = new Contact(Map.of("integrationId", "a", "email", "a@example.com"));
        WaitingRow untried = new WaitingRow(InputRow.of(0, given, MatchBy.auto), null, null, null);

        assertThat(RefusedRows.excess(untried))
                .hasMessage(
                        "Another contact has an identifier of this one, and more than 10000 rows wait for an identifier:"
                                + " sync the input again");
    }

    @Test
    void aSyncKeepsNoMoreWhileItReadsItsInput() {
        int rows = IdentifierHandOvers.KEPT + 3 * CHUNK;
        AtomicLong failed = new AtomicLong();
        AtomicLong mostWaiting = new AtomicLong();
        Iterator<Integer> input = IntStream.range(0, rows).iterator();

        SyncReport report = new SyncRun(
                        new ServerThatHasAllAddresses(),
                        new SyncSettings(MatchBy.auto, true, true, 1, CHUNK, true, false, 1),
                        input,
                        row -> {
                            mostWaiting.accumulateAndGet((Integer) row - failed.get(), Math::max);
                            return new Contact(Map.of("integrationId", "other " + row, "email", row + "@x.org"));
                        },
                        Runnable::run,
                        WriteListener.NONE,
                        () -> false,
                        counts -> failed.set(counts.failed()),
                        null)
                .run();

        assertThat(report.getFailed()).isEqualTo(rows);
        assertThat(mostWaiting.get())
                .isBetween((long) IdentifierHandOvers.KEPT, (long) IdentifierHandOvers.KEPT + CHUNK);
    }

    /** Another contact has any address, and no contact has an integration id that is asked for. */
    private static final class ServerThatHasAllAddresses extends ListedContacts {

        @Override
        public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
            Object condition = query.filter().document().get("email");
            contacts.clear();
            if (condition != null) {
                for (Object email : (List<?>) ((Map<?, ?>) condition).get("$in")) {
                    contacts.add(new Contact(
                            Map.of("_id", "id " + email, "integrationId", "holder " + email, "email", email)));
                }
            }
            return answer(new ContactPage(contacts, contacts.size(), 1, contacts.size() + 1));
        }
    }

    private void wait(int row) {
        Contact given = new Contact(Map.of("integrationId", "id " + row, "email", row + "@example.com"));
        InputRow waiting = InputRow.of(row, given, MatchBy.auto);
        RowPlan plan = RowPlan.create(waiting, given);

        assertThat(handOvers.keepRefused(plan, new TakenIdentifierException("taken")))
                .isTrue();
    }
}
