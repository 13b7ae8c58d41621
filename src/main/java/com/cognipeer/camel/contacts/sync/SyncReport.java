package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.RateLimit;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a sync came to. Converts to JSON, and reads well in a log line: its text holds no personal data. */
public final class SyncReport {

    /** How many failures are kept where nothing else is asked for; those beyond are counted and logged only. */
    public static final int KEPT_FAILURES = 1000;

    private final SyncCounts counts;
    private final boolean dryRun;
    private final RateLimit rateLimit;
    private final SyncRemarks remarks;
    private final List<SyncFailure> failures;
    private final List<SyncItem> items;

    SyncReport(
            SyncCounts counts,
            boolean dryRun,
            RateLimit rateLimit,
            SyncRemarks remarks,
            List<SyncFailure> failures,
            List<SyncItem> items) {
        this.counts = counts;
        this.dryRun = dryRun;
        this.rateLimit = rateLimit;
        this.remarks = remarks;
        this.failures = failures;
        this.items = items;
    }

    /** Contacts that were not stored and were created, or would be with dryRun. */
    public long getCreated() {
        return counts.created();
    }

    /** Contacts that were stored otherwise and were changed, or would be with dryRun. */
    public long getUpdated() {
        return counts.updated();
    }

    /** Contacts that were stored as given; nothing was written for them. */
    public long getUnchanged() {
        return counts.unchanged();
    }

    /** Contacts that could not be stored. */
    public long getFailed() {
        return counts.failed();
    }

    /** Contacts of the input of which it is known what became of them: the sum of the four counts. */
    public long getDone() {
        return counts.done();
    }

    /** HTTP requests spent, retries included. */
    public long getRequests() {
        return counts.requests();
    }

    /** Whether nothing was written. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** The quota as the server last told it. */
    public RateLimit getRateLimit() {
        return rateLimit;
    }

    /**
     * The failures in the order of the input: those that came first, as many as the header
     * {@code CamelCognipeerContactsMaxFailures} says, or {@value #KEPT_FAILURES}.
     */
    public List<SyncFailure> getFailures() {
        return failures;
    }

    /** How many failures {@link #getFailures()} leaves out. */
    public long getFailuresOmitted() {
        return remarks.failuresOmitted();
    }

    /**
     * Rows of the input that were stored as the same contact as an earlier row. The latest 100,000 contacts of the input are
     * compared, at the least.
     */
    public long getRepeated() {
        return remarks.repeated();
    }

    /** Contacts of which the server has stored at least one field otherwise than it was written. */
    public long getNotStoredAsGiven() {
        return remarks.notStoredAsGiven();
    }

    /** The names of the fields that the server has stored otherwise than they were written, sorted; 100 at most. */
    public Set<String> getNotStoredAsGivenFields() {
        return remarks.alteredFields();
    }

    /** What became of every contact, in the order of the input; null unless it was asked for. */
    public List<SyncItem> getItems() {
        return items;
    }

    /** What goes into JSON: the counts, the failures and how many are left out, and the items where they were asked for. */
    @JsonValue
    Map<String, Object> asMap() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("created", getCreated());
        shown.put("updated", getUpdated());
        shown.put("unchanged", getUnchanged());
        shown.put("failed", getFailed());
        shown.put("requests", getRequests());
        shown.put("repeated", getRepeated());
        shown.put("notStoredAsGiven", getNotStoredAsGiven());
        shown.put("notStoredAsGivenFields", getNotStoredAsGivenFields());
        shown.put("dryRun", dryRun);
        shown.put("failures", failures);
        shown.put("failuresOmitted", getFailuresOmitted());
        if (items != null) {
            shown.put("items", items);
        }
        return shown;
    }

    @Override
    public String toString() {
        return (dryRun ? "dry run, " : "") + counts;
    }
}
