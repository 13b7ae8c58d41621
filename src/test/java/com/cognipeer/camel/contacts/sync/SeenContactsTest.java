package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stored contact is missing if no row is about it, the scope has it, and it is older than the sync. */
class SeenContactsTest extends MissingTest {

    private static final Duration BEHIND = Duration.ofHours(1);

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder()
                .clock(Clock.offset(Clock.systemUTC(), BEHIND.negated()))
                .start();
    }

    @Test
    void aContactOutsideOfTheScopeIsNot() {
        List<Map<String, Object>> export = stored(20);
        sandbox.update(id(18), Map.of("status", "lead"));

        SyncReport report = sync(REPORT.replace("filter={}", "filter={\"status\":\"active\"}"), export.subList(0, 18));

        assertThat(missingIds(report)).containsExactly(id(19));
    }

    @Test
    void aContactThatIsMarkedAsDeletedIsNot() {
        List<Map<String, Object>> export = stored(20);
        sandbox.softDelete(id(18));

        assertThat(missingIds(sync(REPORT, export.subList(0, 18)))).containsExactly(id(19));
    }

    @Test
    void aContactWithoutADateOfCreationIsNot() {
        List<Map<String, Object>> export = stored(20);
        Map<String, Object> dateless = old(20);
        dateless.remove("createdDate");
        sandbox.insertRaw(dateless);

        assertMissing(sync(REPORT, export), 0, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"30, 0", "90, 1"})
    void aContactThatIsAboutAsOldAsTheSyncIsNot(int seconds, int missing) {
        List<Map<String, Object>> export = stored(20);
        Map<String, Object> young = old(20);
        young.put(
                "createdDate", Instant.now().minus(BEHIND).minusSeconds(seconds).toString());
        sandbox.insertRaw(young);

        assertMissing(sync(REPORT, export), missing, 0, 0, 0);
    }

    @Test
    void aContactThatSomebodyCreatesDuringTheSyncIsNotEvenIfThisMachinesClockIsAhead() {
        List<Map<String, Object>> export = stored(20);
        AtomicBoolean created = new AtomicBoolean();
        sandbox.faults().beforeAnswer(request -> {
            if (isOfTheWalk(request) && created.compareAndSet(false, true)) {
                sandbox.insert(Map.of("integrationId", "chat-1"));
            }
        });

        SyncReport report = sync(REPORT, export);

        assertThat(created).isTrue();
        assertThat(sandbox.find("0@example.com")).isPresent();
        assertMissing(report, 0, 0, 0, 0);
    }

    @Test
    void aContactThatARowAdoptsIsNot() {
        List<Map<String, Object>> export = new ArrayList<>(stored(20));
        Map<String, Object> nobodys = old(20);
        nobodys.remove("integrationId");
        sandbox.insertRaw(nobodys);
        export.add(row(20));

        SyncReport report = sync(REPORT, export);

        assertCounts(report, 0, 1, 20, 0);
        assertMissing(report, 0, 0, 0, 0);
    }

    @Test
    void aContactWhoseCreationWasFoundOutLaterIsNotWhateverItsDate() {
        List<Map<String, Object>> export = new ArrayList<>(stored(20));
        export.add(row(20));
        AtomicBoolean created = new AtomicBoolean();
        sandbox.faults()
                .beforeAnswer(request -> {
                    if (isCreation(request) && created.compareAndSet(false, true)) {
                        sandbox.insertRaw(old(20));
                    }
                })
                .always(SeenContactsTest::isCreation, Fault.status(500));

        SyncReport report = sync(REPORT, export);

        assertCounts(report, 1, 0, 20, 0);
        assertMissing(report, 0, 0, 0, 0);
        assertThat(report.getNoneMissingBecause()).isNull();
    }

    private static boolean isCreation(RecordedRequest request) {
        return request.method().equals("POST") && !request.path().endsWith("/list");
    }

    @Test
    void aContactWhoseRowWaitedInVainIsNot() {
        List<Map<String, Object>> export = new ArrayList<>(stored(20));
        Map<String, Object> wanting = new HashMap<>(row(3));
        wanting.put("email", "19@example.com");
        export.set(3, wanting);
        export.remove(19);

        for (String dryRun : List.of("&dryRun=true", "")) {
            SyncReport report = sync(REPORT + dryRun, export);

            assertCounts(report, 0, 0, 18, 1);
            assertThat(report.getNoneMissingBecause()).isNull();
            assertThat(missingIds(report)).containsExactly(id(19));
        }
    }

    @Test
    void aContactThatARowFindsByItsEMailInAnotherCaseIsNot() {
        List<Map<String, Object>> export = new ArrayList<>(stored(20));
        export.set(4, Map.of("email", "4@EXAMPLE.com"));

        assertMissing(sync(REPORT, export), 0, 0, 0, 0);
    }
}
