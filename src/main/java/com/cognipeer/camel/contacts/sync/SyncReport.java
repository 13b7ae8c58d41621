package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.RateLimit;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The result of a sync. It converts to JSON. Its text is for log lines and holds no personal data. */
public final class SyncReport {

    /** How many failures a report keeps by default; the others are only counted and logged. */
    public static final int KEPT_FAILURES = 1000;

    private final SyncCounts counts;
    private final boolean dryRun;
    private final RateLimit rateLimit;
    private final SyncRemarks remarks;
    private final MissingRemarks missing;
    private final List<SyncFailure> failures;
    private final List<SyncItem> items;

    SyncReport(
            SyncCounts counts,
            boolean dryRun,
            RateLimit rateLimit,
            SyncRemarks remarks,
            MissingRemarks missing,
            List<SyncFailure> failures,
            List<SyncItem> items) {
        this.counts = counts;
        this.dryRun = dryRun;
        this.rateLimit = rateLimit;
        this.remarks = remarks;
        this.missing = missing;
        this.failures = failures;
        this.items = items;
    }

    /** Contacts that were created; with dryRun, that would be created. */
    public long getCreated() {
        return counts.created();
    }

    /** Contacts that were changed; with dryRun, that would be changed. */
    public long getUpdated() {
        return counts.updated();
    }

    /** Contacts that were stored as given, so that nothing was written for them. */
    public long getUnchanged() {
        return counts.unchanged();
    }

    /** Contacts that could not be stored. */
    public long getFailed() {
        return counts.failed();
    }

    /** Contacts of the input that have ended: the sum of the four counts. */
    public long getDone() {
        return counts.done();
    }

    /** HTTP requests that were sent, retries included. */
    public long getRequests() {
        return counts.requests();
    }

    /** Whether nothing was written. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** The rate limit in the last answer that had one. */
    public RateLimit getRateLimit() {
        return rateLimit;
    }

    /**
     * The failures in the order of the input. The report keeps the first ones: as many as the header
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
     * Rows of the input that were stored as the same contact as an earlier row. At least the latest 100,000 contacts of the
     * input are compared.
     */
    public long getRepeated() {
        return remarks.repeated();
    }

    /** Contacts with at least one field that the server has stored otherwise than it was written. */
    public long getNotStoredAsGiven() {
        return remarks.notStoredAsGiven();
    }

    /** The names of those fields, sorted; 100 at most. */
    public Set<String> getNotStoredAsGivenFields() {
        return remarks.alteredFields();
    }

    /** Stored contacts of the scope that the input does not have; 0 with onMissing=keep. */
    public long getMissing() {
        return counts.missing().found();
    }

    /** Missing contacts that were changed; with dryRun, that would be changed. */
    public long getMissingUpdated() {
        return counts.missing().updated();
    }

    /** Missing contacts that had the fields already, so that nothing was written for them. */
    public long getMissingUnchanged() {
        return counts.missing().unchanged();
    }

    /** Missing contacts that could not be changed. */
    public long getMissingFailed() {
        return counts.missing().failed();
    }

    /**
     * Contacts that seemed missing, and had gone, left the scope or got another identifier just before they were to be changed.
     * The count of missing contacts is without them.
     */
    public long getMissingLeftOut() {
        return missing.leftOut();
    }

    /** The first missing contacts; as many as the report keeps failures. */
    public List<MissingContact> getMissingContacts() {
        return missing.contacts();
    }

    /**
     * The reason why no contact counts as missing although the sync should look for them. The input has too few rows, or nobody
     * knows which contact a row is about. Null when the sync has looked for them.
     */
    public String getNoneMissingBecause() {
        return missing.noneBecause();
    }

    /** Every contact in the order of the input; null unless the message asked for them. */
    public List<SyncItem> getItems() {
        return items;
    }

    /** The JSON form: the counts, the failures, how many failures are left out, and the items if the message asked for them. */
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
        shown.put("missing", getMissing());
        if (missing != MissingRemarks.NONE) {
            showMissing(shown);
        }
        shown.put("dryRun", dryRun);
        shown.put("failures", failures);
        shown.put("failuresOmitted", getFailuresOmitted());
        if (items != null) {
            shown.put("items", items);
        }
        return shown;
    }

    private void showMissing(Map<String, Object> shown) {
        shown.put("missingUpdated", getMissingUpdated());
        shown.put("missingUnchanged", getMissingUnchanged());
        shown.put("missingFailed", getMissingFailed());
        shown.put("missingLeftOut", getMissingLeftOut());
        shown.put("missingContacts", getMissingContacts());
        shown.put("noneMissingBecause", getNoneMissingBecause());
    }

    @Override
    public String toString() {
        return (dryRun ? "dry run, " : "") + counts;
    }
}
