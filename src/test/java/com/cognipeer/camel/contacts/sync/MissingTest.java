package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;

/** What tests of missing contacts have in common: an export that lacks some of the stored contacts. */
abstract class MissingTest extends SyncTest {

    static final String SYNC = "cognipeer-contacts:sync?filter={}";
    static final String REPORT = SYNC + "&onMissing=report";
    static final String UPDATE = SYNC + "&onMissing=update&missingFields={\"status\":\"inactive\"}";

    /** Stores contacts that are older than any sync, and gives them as an export of another system has them. */
    List<Map<String, Object>> stored(int contacts) {
        return IntStream.range(0, contacts).mapToObj(this::store).toList();
    }

    private Map<String, Object> store(int number) {
        Map<String, Object> contact = old(number);
        sandbox.insertRaw(contact);
        return row(number);
    }

    static Map<String, Object> row(int number) {
        return Map.of("integrationId", "crm-" + number, "email", number + "@example.com", "name", "Name " + number);
    }

    static Map<String, Object> old(int number) {
        Map<String, Object> contact = new LinkedHashMap<>(row(number));
        contact.put("_id", id(number));
        contact.put("status", "active");
        contact.put("createdDate", "2020-01-01T00:00:00.000Z");
        contact.put("modifiedDate", "2020-01-01T00:00:00.000Z");
        return contact;
    }

    static String id(int number) {
        return String.format("%024x", number + 1);
    }

    /** The ids of the stored contacts with this status. */
    List<Object> withStatus(String status) {
        return sandbox.contacts().stream()
                .filter(contact -> status.equals(contact.get("status")))
                .map(contact -> contact.get("_id"))
                .toList();
    }

    static List<Object> ids(int... numbers) {
        return IntStream.of(numbers).mapToObj(number -> (Object) id(number)).toList();
    }

    static void assertMissing(SyncReport report, int found, int updated, int unchanged, int failed) {
        assertThat(List.of(
                        report.getMissing(),
                        report.getMissingUpdated(),
                        report.getMissingUnchanged(),
                        report.getMissingFailed()))
                .as("missing, updated, unchanged, failed: %s, none because %s", report, report.getNoneMissingBecause())
                .containsExactly((long) found, (long) updated, (long) unchanged, (long) failed);
    }

    static SyncStoppedException stopped(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(SyncStoppedException.class);
        return (SyncStoppedException) exchange.getException();
    }

    /** The ids of the missing contacts in a report. */
    static List<String> missingIds(SyncReport report) {
        return report.getMissingContacts().stream().map(MissingContact::getId).toList();
    }

    /** A page of the walk over the scope. */
    static boolean isOfTheWalk(RecordedRequest request) {
        return request.path().endsWith("/list") && !request.body().contains("$in");
    }

    /** Does something once the walk over the scope is done, before the missing contacts are looked up. */
    void afterTheWalk(Runnable action) {
        AtomicBoolean walked = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        sandbox.faults().beforeAnswer(request -> {
            if (isOfTheWalk(request)) {
                walked.set(true);
            } else if (walked.get() && done.compareAndSet(false, true)) {
                action.run();
            }
        });
    }
}
