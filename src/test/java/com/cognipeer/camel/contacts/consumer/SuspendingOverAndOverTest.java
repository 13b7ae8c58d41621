package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SuspendingOverAndOverTest extends PolledRouteTest {

    private static final int TIMES = 100;
    private static final int CONTACTS = 2000;

    @Test
    void nothingIsLostOrDoubledHoweverOftenAConsumerIsSuspendedAndResumed() throws Exception {
        sandbox.seedContacts(CONTACTS);
        clock.goOnBy(TEN_SECONDS);
        context.addRoutes(polled(ROUTE, "mode=changes&limit=20&initialDelay=0&delay=1&stateRepository=#positions"));

        for (int times = 1; times <= TIMES; times++) {
            int reached = times * CONTACTS / (2 * TIMES);
            await().pollInterval(Duration.ofMillis(1)).until(() -> routed.size() >= reached);
            polled().suspend();
            polled().resume();
        }

        await().until(() -> routed.size() >= CONTACTS);
        clock.goOnBy(TEN_SECONDS);
        long sweeps = polled().getSweepsCompleted();
        await().until(() -> polled().getSweepsCompleted() > sweeps + 1);
        assertThat(routed).extracting(Routed::id).hasSize(CONTACTS).doesNotHaveDuplicates();
        assertThat(failures.ofPolls).isEmpty();
    }
}
