package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write that may have been applied stays in doubt, whatever another write does that runs beside it. */
class UnknownEndsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CompletableFuture<ContactsResponse<Contact>> first = new CompletableFuture<>();
    private final CompletableFuture<ContactsResponse<Contact>> second = new CompletableFuture<>();
    private final CountDownLatch bothAreAskedFor = new CountDownLatch(2);
    private final ListedContacts server = new ListedContacts() {
        @Override
        public CompletableFuture<ContactsResponse<Contact>> update(ContactIdentity identity, Contact changes) {
            if (bothAreAskedFor.getCount() > 0) {
                bothAreAskedFor.countDown();
                return identity.integrationId().equals("a") ? first : second;
            }
            store(changes);
            return answer(contacts.get(1));
        }
    };

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @ParameterizedTest(name = "the write in doubt ends first: {0}")
    @ValueSource(booleans = {true, false})
    void whatFollowsIsLookedUpAnew(boolean doubtFirst) throws Exception {
        server.add("integrationId", "a", 1);
        server.add("integrationId", "b", 2);
        CountDownLatch oneHasEnded = new CountDownLatch(1);
        SyncRun run = new SyncRun(
                server,
                new SyncSettings(MatchBy.auto, true, false, 2, 100, true, false, SyncReport.KEPT_FAILURES),
                List.of(given("a", "New"), given("b", "New"), given("b", null)).iterator(),
                item -> new Contact((Contact) item),
                threads,
                WriteListener.NONE,
                () -> false,
                counts -> oneHasEnded.countDown(),
                null);
        CompletableFuture<SyncReport> sync = CompletableFuture.supplyAsync(run::run, threads);

        bothAreAskedFor.await();
        if (!doubtFirst) {
            first.completeExceptionally(new Refused());
            oneHasEnded.await();
        }
        store(new Contact(Map.of("name", "New")));
        second.completeExceptionally(new Lost());
        oneHasEnded.await();
        first.completeExceptionally(new Refused());

        assertThat(sync.join().getUpdated()).isEqualTo(1);
        assertThat(server.contacts.get(1).get("name")).isNull();
    }

    private void store(Contact changes) {
        Contact changed = new Contact(server.contacts.get(1));
        changed.putAll(changes);
        server.contacts.set(1, changed);
    }

    private static Contact given(String integrationId, String name) {
        Contact contact = new Contact(Map.of("integrationId", integrationId));
        contact.put("name", name);
        return contact;
    }

    /** The server has applied the write, and its answer did not come. */
    private static final class Lost extends ContactsException {
        private Lost() {
            super("lost", (Throwable) null);
        }

        @Override
        public boolean isMaybeApplied() {
            return true;
        }
    }

    /** The server has not applied the write. */
    private static final class Refused extends ContactsException {
        private Refused() {
            super("refused", (Throwable) null);
        }
    }
}
