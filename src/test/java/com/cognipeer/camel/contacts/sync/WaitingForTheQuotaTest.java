package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.Failures;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A request of a sync that waited for the rate limit for all of totalTimeout waits again. A refused request does not. */
class WaitingForTheQuotaTest {

    private final Queue<ContactsException> failures = new ArrayDeque<>();
    private final ListedContacts server = new ListedContacts() {
        @Override
        public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
            return failures.isEmpty() ? super.list(query) : CompletableFuture.failedFuture(failures.remove());
        }
    };

    @Test
    void aSyncGoesOnWhenItWasInLineForTooLong() {
        server.add("integrationId", "a", 1);
        failures.addAll(List.of(Failures.queued(), Failures.queued(), Failures.queued()));

        SyncReport report = sync();

        assertThat(report.getUnchanged()).isEqualTo(1);
        assertThat(report.getRequests()).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void aSyncEndsWhenTheQuotaIsUsedUp() {
        failures.addAll(List.of(Failures.queued(), Failures.usedUp()));

        assertThatThrownBy(this::sync)
                .isInstanceOf(SyncStoppedException.class)
                .hasRootCauseInstanceOf(ContactsRateLimitException.class);
    }

    private SyncReport sync() {
        SyncSettings settings =
                new SyncSettings(MatchBy.auto, true, false, 4, 100, true, false, SyncReport.KEPT_FAILURES);
        Contact contact = new Contact(java.util.Map.of("integrationId", "a"));
        return new SyncRun(
                        server,
                        settings,
                        List.of(contact).iterator(),
                        item -> new Contact((Contact) item),
                        Runnable::run,
                        WriteListener.NONE,
                        () -> false,
                        counts -> {},
                        null)
                .run();
    }
}
