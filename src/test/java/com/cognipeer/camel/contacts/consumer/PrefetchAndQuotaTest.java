package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrefetchAndQuotaTest extends PolledRouteTest {

    private static final Duration A_WHILE = Duration.ofMillis(150);

    @Override
    protected SandboxBuilder settings(SandboxBuilder builder) {
        return builder.maxLimit(20).requestsPerMinute(2);
    }

    @Test
    void nothingIsAskedForAheadWhenTheQuotaIsUsedUp() throws Exception {
        sandbox.seedContacts(60);
        consume("limit=20");
        work = exchange -> {
            if (routed.size() == 1) {
                await().until(() -> sandbox.answers().size() == 2);
            } else if (routed.size() == 30) {
                await().during(A_WHILE).until(() -> sandbox.requestCount() == 2);
            }
        };

        Poll first = poll();

        assertThat(first.failure()).isInstanceOf(ContactsRateLimitException.class);
        assertThat(first.routed()).hasSize(39);
        clock.goOnBy(Duration.ofMinutes(1));
        // The consumer stays quiet for that minute, by its own clock.
        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);
        assertThat(poll().routed()).hasSize(21);
        assertThat(routed).extracting(Routed::id).doesNotHaveDuplicates();
    }
}
