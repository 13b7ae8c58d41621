package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import com.cognipeer.camel.contacts.scale.ReconciliationCost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reconciliations ask as often as the page on deletions says. */
class PlannedReconciliationsTest extends PolledRouteTest {

    private static final int MOST_POLLS = 20;

    @Override
    protected SandboxBuilder settings(SandboxBuilder builder) {
        return builder.maxLimit(1_000).recording(false);
    }

    @ParameterizedTest(name = "{0} contacts, pages of {1}, {2} gone")
    @CsvSource({
        "1, 20, 0",
        "19, 20, 0",
        "20, 20, 0",
        "21, 20, 0",
        "40, 20, 0",
        "1000, 100, 0",
        "1003, 100, 0",
        "1000, 1000, 0",
        "203, 100, 1",
        "203, 100, 90",
        "203, 100, 91",
        "203, 10, 1"
    })
    void aReconciliationTakesWhatIsPlanned(int contacts, int limit, int gone) throws Exception {
        sandbox.seedContacts(contacts);
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&detectDeletions=true&reconcileInterval=1&lookback=0&maxDeletions=100%25&limit=" + limit);
        poll();
        poll();
        sandbox.contacts().stream()
                .limit(gone)
                .forEach(contact -> sandbox.delete(contact.get("_id").toString()));
        routed.clear();

        // A poll costs one request for changes. Of what is left, the first one walks and two others confirm.
        long requests = 0;
        for (int poll = 0; poll < MOST_POLLS && (requests == 0 || routed.size() < gone); poll++) {
            clock.goOnBy(TEN_SECONDS);
            requests += poll().requestCount() - 1;
        }

        ReconciliationCost cost = new ReconciliationCost(limit);
        assertThat(failures.ofPolls).isEmpty();
        assertThat(routed).hasSize(gone);
        assertThat(requests).isEqualTo(cost.walk(contacts - gone) + cost.confirmations(gone));
    }
}
