package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.SyncTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contact that another writer has just created does not fail. */
class RacingSyncsTest extends SyncTest {

    private static final int WRITERS = 4;
    private static final int CONTACTS = 500;

    @ParameterizedTest
    @ValueSource(strings = {"auto", "integrationId", "email"})
    void syncsOfTheSameNewContactsStoreEachOnceAndReportNoFailure(String matchBy) {
        List<Map<String, Object>> contacts =
                IntStream.range(0, CONTACTS).mapToObj(SyncTest::contact).toList();
        List<CompletableFuture<Exchange>> syncs = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            syncs.add(template.asyncSend("cognipeer-contacts:sync?matchBy=" + matchBy, exchange -> exchange.getMessage()
                    .setBody(contacts)));
        }

        List<SyncReport> reports =
                syncs.stream().map(sync -> reportOf(sync.join())).toList();

        Set<Object> stored = new HashSet<>();
        sandbox.contacts().forEach(contact -> stored.add(contact.get("integrationId")));
        assertThat(sandbox.size()).isEqualTo(CONTACTS);
        assertThat(stored).hasSize(CONTACTS);
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.getFailed()).as(report.getFailures().toString()).isZero();
            assertThat(report.getDone()).isEqualTo(CONTACTS);
        });
        assertThat(reports.stream().mapToLong(SyncReport::getCreated).sum()).isEqualTo(CONTACTS);
        assertThat(reports.stream().mapToLong(SyncReport::getRequests).sum()).isEqualTo(sandbox.requestCount());
    }
}
