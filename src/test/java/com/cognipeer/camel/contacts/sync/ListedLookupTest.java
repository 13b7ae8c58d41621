package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedLookupTest {

    private static final int LIMIT = 100;

    private final ListedContacts server = new ListedContacts();

    @ParameterizedTest
    @CsvSource({"100, 100, 1", "99, 100, 2", "30, 100, 4", "30, 90, 4", "1, 100, 100", "2, 20, 11", "7, 0, 1"})
    void costsThePagesOfWhatIsThere(int cap, int stored, int listings) {
        store(stored);
        server.cap = cap;

        assertThat(find(100)).hasSize(stored);
        assertThat(server.asked).hasSize(listings);
    }

    @Test
    void asksForNoKeyAgainThatIsFound() {
        store(100);
        server.cap = 30;

        find(100);

        assertThat(server.asked).extracting(List::size).containsExactly(100, 70, 40, 10);
    }

    @Test
    void findsEveryContactWhereSeveralHaveOneKeyAndTheServerSortsOrNotAndWhateverItsPages() {
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            ListedContacts doubles = new ListedContacts();
            doubles.cap = 1 + random.nextInt(6);
            doubles.sorts = random.nextBoolean();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                doubles.add("integrationId", "k-" + random.nextInt(8), i);
            }

            Collection<Contact> found = new ListedLookup(new SyncRequests(doubles, cost -> {}), LIMIT).find(keys(8));

            assertThat(found)
                    .as("round %s, cap %s, sorts %s", round, doubles.cap, doubles.sorts)
                    .hasSize(count)
                    .containsExactlyInAnyOrderElementsOf(doubles.contacts);
        }
    }

    @Test
    void aPageThatIsFullIsNotBelievedToBeAllWhateverTheTotalSays() {
        ListedContacts understating = new ListedContacts() {
            @Override
            public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
                ContactPage page = super.list(query).join().body();
                return answer(new ContactPage(page, page.size(), page.getPage(), page.getLimit()));
            }
        };
        understating.cap = 30;
        IntStream.range(0, 100).forEach(i -> understating.add("integrationId", "k-" + i, i));

        assertThat(new ListedLookup(new SyncRequests(understating, cost -> {}), LIMIT).find(keys(100)))
                .hasSize(100);
        assertThat(understating.asked).hasSize(4);
    }

    @Test
    void contactsThatAppearAndVanishBetweenListingsDoNotKeepItFromItsEnd() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            ListedContacts moving = new ListedContacts() {
                @Override
                public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
                    if (random.nextBoolean() && !contacts.isEmpty()) {
                        contacts.remove(random.nextInt(contacts.size()));
                    }
                    if (random.nextBoolean()) {
                        add("integrationId", "k-" + random.nextInt(20), 1000 + asked.size());
                    }
                    assertThat(asked.size()).isLessThan(100);
                    return super.list(query);
                }
            };
            moving.cap = 1 + random.nextInt(4);
            IntStream.range(0, 15).forEach(i -> moving.add("integrationId", "k-" + i, i));

            assertThat(new ListedLookup(new SyncRequests(moving, cost -> {}), LIMIT).find(keys(20)))
                    .isNotNull();
        }
    }

    @Test
    void asksForAddressesAsTheyAreGivenAndInLowerCase() {
        server.add("email", "ada@example.com", 1);
        server.add("email", "Bob@Example.com", 2);

        Collection<Contact> found = new ListedLookup(new SyncRequests(server, cost -> {}), LIMIT)
                .find(Stream.of("ADA@example.com", "Bob@Example.com", "cy@example.com")
                        .map(address -> ContactKey.named("email", address))
                        .toList());

        assertThat(server.asked.get(0))
                .containsExactly(
                        "ADA@example.com", "ada@example.com", "Bob@Example.com", "bob@example.com", "cy@example.com");
        assertThat(found).hasSize(2);
    }

    @Test
    void aContactThatWasNotAskedForIsAServerThatIgnoresTheFilter() {
        ListedContacts deaf = new ListedContacts() {
            @Override
            public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
                return answer(
                        new ContactPage(List.of(new Contact(Map.of("_id", "1", "integrationId", "x"))), 1, 1, 100));
            }
        };

        assertThatThrownBy(() -> new ListedLookup(new SyncRequests(deaf, cost -> {}), LIMIT).find(keys(3)))
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("ignores the filter $in on integrationId")
                .hasMessageNotContaining("k-1");
    }

    @Test
    void aTotalWithoutAContactIsNoAnswer() {
        ListedContacts empty = new ListedContacts() {
            @Override
            public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
                return answer(new ContactPage(List.of(), 3, 1, 100));
            }
        };

        assertThatThrownBy(() -> new ListedLookup(new SyncRequests(empty, cost -> {}), LIMIT).find(keys(3)))
                .isInstanceOf(ContactsServerException.class)
                .hasMessageContaining("3 contacts");
    }

    @Test
    void aTotalThatPromisesPagesWhichAreEmptyIsNotFollowed() {
        ListedContacts promising = new ListedContacts() {
            @Override
            public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
                ContactPage page = super.list(query).join().body();
                return answer(new ContactPage(page, 1000, page.getPage(), page.getLimit()));
            }
        };
        promising.add("integrationId", "k-0", 1);

        assertThat(new ListedLookup(new SyncRequests(promising, cost -> {}), LIMIT).find(keys(1)))
                .hasSize(1);
        assertThat(promising.asked).hasSize(2);
    }

    @Test
    void noKeysAreNoRequest() {
        assertThat(new ListedLookup(new SyncRequests(server, cost -> {}), LIMIT).find(List.of()))
                .isEmpty();
        assertThat(server.asked).isEmpty();
    }

    private void store(int count) {
        IntStream.range(0, count).forEach(i -> server.add("integrationId", "k-" + i, i));
    }

    private Collection<Contact> find(int keys) {
        return new ListedLookup(new SyncRequests(server, cost -> {}), LIMIT).find(keys(keys));
    }

    private static List<ContactKey> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ContactKey.named("integrationId", "k-" + i))
                .toList();
    }
}
