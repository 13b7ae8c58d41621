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
import org.junit.jupiter.api.Test;

/** That it is not known what one write has done is not forgotten because of another one that ends at the same time. */
class UnknownEndsTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CompletableFuture<ContactsResponse<Contact>> first = new CompletableFuture<>();
    private final CompletableFuture<ContactsResponse<Contact>> second = new CompletableFuture<>();
    private final CountDownLatch bIsAskedFor = new CountDownLatch(1);
    private final ListedContacts server = new ListedContacts() {
        @Override
        public CompletableFuture<ContactsResponse<Contact>> update(ContactIdentity identity, Contact changes) {
            if (identity.integrationId().equals("a")) {
                return first;
            }
            if (bIsAskedFor.getCount() > 0) {
                bIsAskedFor.countDown();
                return second;
            }
            store(changes);
            return answer(contacts.get(1));
        }
    };

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void whatFollowsIsLookedUpAnew() throws Exception {
        server.add("integrationId", "a", 1);
        server.add("integrationId", "b", 2);
        CountDownLatch bIsSettled = new CountDownLatch(1);
        CompletableFuture<SyncReport> sync = new SyncRun(
                        server,
                        new SyncSettings(MatchBy.auto, true, false, 2, 100, true, false, SyncReport.KEPT_FAILURES),
                        List.of(given("a", "New"), given("b", "New"), given("b", null))
                                .iterator(),
                        item -> new Contact((Contact) item),
                        threads,
                        () -> false,
                        counts -> bIsSettled.countDown())
                .start();
        Asked refused = new Asked(bIsSettled);

        bIsAskedFor.await();
        first.completeExceptionally(refused);
        refused.underWay.await();
        store(new Contact(Map.of("name", "New")));
        second.completeExceptionally(new Lost());

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

    /** A write that has been applied, and whose answer did not come. */
    private static final class Lost extends ContactsException {
        private Lost() {
            super("lost", (Throwable) null);
        }

        @Override
        public boolean isMaybeApplied() {
            return true;
        }
    }

    /** A write that was refused, while its end is looked at until another one is settled. */
    private static final class Asked extends ContactsException {
        private final CountDownLatch underWay = new CountDownLatch(1);
        private final transient CountDownLatch other;
        private int times;

        private Asked(CountDownLatch other) {
            super("refused", (Throwable) null);
            this.other = other;
        }

        @Override
        public boolean isMaybeApplied() {
            if (++times == 2) {
                underWay.countDown();
                try {
                    other.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return false;
        }
    }
}
