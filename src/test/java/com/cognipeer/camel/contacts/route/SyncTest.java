package com.cognipeer.camel.contacts.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.SyncStoppedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/** What tests of sync have in common: contacts to give, and what the sandbox was asked for them. */
public abstract class SyncTest extends SandboxRouteTest {

    /** The contacts that are stored, as an export of another system has them, in the order of their insertion. */
    protected List<Map<String, Object>> exported(int contacts) {
        sandbox.seedContacts(contacts);
        List<Map<String, Object>> exported = new ArrayList<>();
        for (Map<String, Object> stored : sandbox.contacts()) {
            Map<String, Object> given = new LinkedHashMap<>(stored);
            given.keySet().removeAll(List.of("_id", "workspaceId", "createdDate", "modifiedDate"));
            exported.add(given);
        }
        sandbox.clearRequests();
        return exported;
    }

    protected static Map<String, Object> contact(int number) {
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("integrationId", "new-" + number);
        contact.put("email", "new." + number + "@example.com");
        contact.put("name", "New " + number);
        return contact;
    }

    protected SyncReport sync(Object contacts) {
        return sync("cognipeer-contacts:sync", contacts);
    }

    protected SyncReport sync(String uri, Object contacts) {
        return reportOf(send(uri, contacts));
    }

    /** With what became of every contact. */
    protected SyncReport detailed(String uri, Object contacts) {
        return reportOf(sendDetailed(uri, contacts));
    }

    /** As {@link #detailed}, also where no contact of the input can be looked up, which stops a sync. */
    protected SyncReport detailedOrStopped(String uri, Object contacts) {
        Exchange exchange = sendDetailed(uri, contacts);
        return exchange.getException() instanceof SyncStoppedException stopped
                        && stopped.getCause() instanceof InvalidContactException
                ? stopped.getReport()
                : reportOf(exchange);
    }

    private Exchange sendDetailed(String uri, Object contacts) {
        return send(uri, exchange -> {
            exchange.getMessage().setBody(contacts);
            exchange.getMessage().setHeader(CognipeerContactsConstants.SYNC_DETAIL, true);
        });
    }

    protected static SyncReport reportOf(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(SyncReport.class);
    }

    protected static void assertCounts(SyncReport report, int created, int updated, int unchanged, int failed) {
        assertThat(List.of(report.getCreated(), report.getUpdated(), report.getUnchanged(), report.getFailed()))
                .as("created, updated, unchanged, failed: %s %s", report, report.getFailures())
                .containsExactly((long) created, (long) updated, (long) unchanged, (long) failed);
    }

    /** What the sandbox was asked since the last {@code clearRequests()}, such as {@code {PATCH=2, list=1}}. */
    protected Map<String, Integer> requests() {
        Map<String, Integer> requests = new TreeMap<>();
        sandbox.requests().forEach(request -> requests.merge(kind(request), 1, Integer::sum));
        return requests;
    }

    private static String kind(RecordedRequest request) {
        return request.path().endsWith("/list") ? "list" : request.method();
    }
}
