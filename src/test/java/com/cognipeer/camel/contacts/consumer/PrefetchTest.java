package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrefetchTest extends PolledRouteTest {

    /** Long enough for a request that should not be made to arrive. */
    private static final Duration A_WHILE = Duration.ofMillis(150);

    @Override
    protected SandboxBuilder settings(SandboxBuilder builder) {
        return builder.maxLimit(20);
    }

    @BeforeEach
    void storeContacts() {
        sandbox.seedContacts(60);
    }

    @Test
    void theNextPageIsAskedForWhileThisOneIsRouted() throws Exception {
        consume("limit=20");
        work = exchange -> {
            if (routed.size() == 1 || routed.size() == 21) {
                int page = routed.size() / 20 + 1;
                await().until(() -> sandbox.requestCount() > page);
            }
        };

        assertThat(poll().routed()).hasSize(60);
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void noPageIsAskedForTwoPagesAhead() throws Exception {
        consume("limit=20");
        work = exchange -> {
            if (routed.size() == 1 || routed.size() == 20) {
                await().during(A_WHILE).until(() -> sandbox.requestCount() <= 2);
            }
        };

        assertThat(poll().routed()).hasSize(60);
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void withoutPrefetchAPageIsAskedForWhenItIsNeeded() throws Exception {
        consume("limit=20&prefetch=false");
        work = exchange -> {
            if (routed.size() == 1 || routed.size() == 19) {
                await().during(A_WHILE).until(() -> sandbox.requestCount() == 1);
            }
        };

        assertThat(poll().routed()).hasSize(60);
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void nothingIsAskedForAheadBeyondWhatAPollMayRoute() throws Exception {
        consume("limit=20&maxMessagesPerPoll=20");
        work = exchange -> {
            if (routed.size() == 1) {
                await().during(A_WHILE).until(() -> sandbox.requestCount() == 1);
            }
        };

        assertThat(poll().routed()).hasSize(20);
        assertThat(failures.ofPolls).isEmpty();
    }
}
