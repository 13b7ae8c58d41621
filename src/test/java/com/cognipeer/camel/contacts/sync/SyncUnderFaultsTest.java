package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One request in ten fails: its answer is lost, it is refused, or the server has an error. */
class SyncUnderFaultsTest extends SyncTest {

    private static final int CONTACTS = Effort.choose(1000, 5000, 5000);
    private static final int CHANGED = CONTACTS / 10;
    private static final int NEW = CONTACTS / 10;
    private static final String SYNC = "cognipeer-contacts:sync?maxRetries=10&retryDelay=1&maxRetryDelay=5";

    private final long seed = Effort.seed();

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().seed(seed).deletedField(false).start();
    }

    @Test
    void theStoreEndsRightWithoutDoublesAndTheReportTellsWhatTheServerSaw() {
        System.out.println("sync under faults: seed=" + seed);
        List<Map<String, Object>> contacts = exported(CONTACTS - NEW);
        for (int i = 0; i < CHANGED; i++) {
            contacts.get(i * 7).put("name", "Changed " + i);
        }
        for (int i = 0; i < NEW; i++) {
            contacts.add(i * 3, contact(i));
        }
        StoreModel model = new StoreModel(sandbox.contacts(), MatchBy.auto, true);
        contacts.forEach(model::give);
        List<Map<String, Object>> before = sandbox.contacts();
        sandbox.faults()
                .random(
                        0.1,
                        Fault.loseAnswer(),
                        Fault.resetBeforeHandling(),
                        Fault.status(429),
                        Fault.status(500),
                        Fault.status(503));

        SyncReport report = sync(SYNC, contacts);

        sandbox.faults().clear();
        assertThat(StoreModel.contents(sandbox.contacts())).isEqualTo(model.contents());
        assertThat(sandbox.size()).isEqualTo(CONTACTS);
        assertCounts(report, NEW, CHANGED, CONTACTS - NEW - CHANGED, 0);
        assertThat(report.getRequests()).isEqualTo(sandbox.requestCount());
        assertThat(sandbox.size() - before.size()).isEqualTo((int) report.getCreated());
        assertThat(modified(before)).isEqualTo((int) report.getUpdated());
        System.out.printf("sync under faults: %s, %s%n", report, requests());
    }

    /** How many of the contacts that were stored before have been written. */
    private int modified(List<Map<String, Object>> before) {
        Set<Map<String, Object>> now = new HashSet<>(sandbox.contacts());
        return (int) before.stream().filter(contact -> !now.contains(contact)).count();
    }
}
