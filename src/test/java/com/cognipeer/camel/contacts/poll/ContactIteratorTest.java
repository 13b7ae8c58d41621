package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ContactIteratorTest {

    private final List<Integer> fetched = new ArrayList<>();

    @Test
    void givesEveryContactOfEveryPageInOrder() {
        ContactIterator contacts = iterator(this::threePages);
        List<String> ids = new ArrayList<>();

        contacts.forEachRemaining(contact -> ids.add(contact.getId()));

        assertThat(ids).containsExactly("1.0", "1.1", "2.0", "2.1", "3.0");
        assertThat(fetched).containsExactly(1, 2, 3);
    }

    @Test
    void fetchesNothingBeforeItIsAsked() {
        iterator(this::threePages);

        assertThat(fetched).isEmpty();
    }

    @Test
    void fetchesAPageOnlyWhenTheOneBeforeIsUsedUp() {
        ContactIterator contacts = iterator(this::threePages);

        contacts.next();
        contacts.hasNext();
        contacts.next();
        assertThat(fetched).containsExactly(1);

        contacts.hasNext();
        contacts.hasNext();
        assertThat(fetched).containsExactly(1, 2);
    }

    @Test
    void nextAloneWalksTooAndEndsWithNoSuchElement() {
        ContactIterator contacts = iterator(this::threePages);

        for (int i = 0; i < 5; i++) {
            contacts.next();
        }

        assertThatThrownBy(contacts::next).isInstanceOf(NoSuchElementException.class);
        assertThat(contacts.hasNext()).isFalse();
        assertThat(fetched).containsExactly(1, 2, 3);
    }

    @Test
    void nothingMatchesIsNoContact() {
        ContactIterator contacts = iterator(query -> NumberedPages.page(1, 2, 0, 0));

        assertThat(contacts.hasNext()).isFalse();
        assertThatThrownBy(contacts::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aServerThatPromisesMoreForEverAndGivesNothingEndsTheWalk() {
        assertThat(iterator(query -> NumberedPages.page(query.page(), 2, 1_000_000, 0))
                        .hasNext())
                .isFalse();
    }

    @Test
    void aPageThatCannotBeHadIsAskedForAgain() {
        ContactIterator contacts = iterator(query -> {
            if (fetched.size() == 1) {
                fetched.add(-1);
                throw new ContactsServerException("once");
            }
            return threePages(query);
        });
        contacts.next();
        contacts.next();

        assertThatThrownBy(contacts::hasNext).hasMessage("once");
        assertThat(contacts.next().getId()).isEqualTo("2.0");
        assertThat(fetched).containsExactly(1, -1, 2);
    }

    @Test
    void aSecondReaderIsRefusedAndTakesNothing() {
        ContactIterator first = iterator(this::threePages);
        ContactIterator second = first.forAnotherReader();
        first.next();

        assertThatThrownBy(second::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read once");
        assertThatThrownBy(second::next).isInstanceOf(IllegalStateException.class);
        second.close();
        assertThat(first.next().getId()).isEqualTo("1.1");
    }

    @Test
    void aSecondReaderIsRefusedAlsoWhenTheFirstHasReadAll() {
        ContactIterator first = iterator(this::threePages);
        first.forEachRemaining(contact -> {});

        assertThat(first.hasNext()).isFalse();
        assertThatThrownBy(first.forAnotherReader()::hasNext).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theOneThatAsksFirstIsTheReader() {
        ContactIterator first = iterator(this::threePages);
        ContactIterator second = first.forAnotherReader();

        assertThat(second.next().getId()).isEqualTo("1.0");
        assertThatThrownBy(first::hasNext).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasClosedIsNotReadAgain() {
        ContactIterator contacts = iterator(this::threePages);
        contacts.forEachRemaining(contact -> {});
        contacts.close();

        // Camel's splitter asks once more.
        assertThat(contacts.hasNext()).isFalse();
        assertThatThrownBy(contacts::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read and closed before");
    }

    @Test
    void twoThreadsThatTakeTurnsAtOneIteratorBothFail() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        ContactIterator contacts = iterator(query -> {
            asked.countDown();
            await(refused);
            return threePages(query);
        });
        CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(contacts::hasNext);
        asked.await();

        assertThatThrownBy(contacts::hasNext).hasMessageContaining("Two readers at once");
        refused.countDown();
        first.get();
        assertThatThrownBy(contacts::next).hasMessageContaining("Two readers at once");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ContactPage threePages(ContactQuery query) {
        fetched.add(query.page());
        return NumberedPages.page(query.page(), 2, 5, query.page() == 3 ? 1 : 2);
    }

    private static ContactIterator iterator(Function<ContactQuery, ContactPage> server) {
        PageSource pages = query -> {
            try {
                return CompletableFuture.completedFuture(new Answer(server.apply(query), null, null));
            } catch (ContactsException e) {
                return CompletableFuture.failedFuture(e);
            }
        };
        return new ContactIterator(
                Sweep.numbered(new ContactQuery(1, 2, ContactFilter.ALL, ContactSort.NONE), new BelievedTotals()),
                new PageFeed() {
                    @Override
                    public void feed(Sweep sweep) {
                        new Pages(sweep, pages).bring();
                    }

                    @Override
                    public void cancel() {
                        // Every answer is there at once.
                    }
                });
    }
}
