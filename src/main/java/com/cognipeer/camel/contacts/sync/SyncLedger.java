package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.model.ContactFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the rows that have ended and the requests that were sent, and makes the report. Any thread may use it. */
final class SyncLedger {

    /** The log of syncs, which users may have configured. */
    private static final Logger LOG = LoggerFactory.getLogger("com.cognipeer.camel.contacts.sync.SyncRun");

    private final SyncSettings settings;
    private final Consumer<SyncCounts> progress;
    private final List<SyncFailure> failures = new ArrayList<>();
    private final List<SyncItem> items = new ArrayList<>();
    private final RemarkCounter remarks = new RemarkCounter();
    private final SeenContacts seen;
    private final List<MissingContact> missing = new ArrayList<>();
    private long leftOut;
    private String noneMissingBecause;
    private SyncCounts counts = SyncCounts.NONE;
    private RateLimit rateLimit = RateLimit.UNKNOWN;

    /** @param progress gets the counts after each row, on the thread that settled it */
    SyncLedger(SyncSettings settings, Consumer<SyncCounts> progress) {
        this.settings = settings;
        this.progress = progress;
        ContactFilter scope = settings.missing().scope();
        this.seen = new SeenContacts(PlainConditions.of(scope == null ? ContactFilter.ALL : scope));
    }

    synchronized void spend(ResponseInfo info) {
        counts = counts.spending(info.requestCount());
        if (!RateLimit.UNKNOWN.equals(info.rateLimit())) {
            rateLimit = info.rateLimit();
        }
    }

    void settle(RowResult result) {
        if (result.outcome() == Outcome.failed) {
            LOG.warn(
                    "Contact {} of the input failed: {}",
                    result.index(),
                    result.failure().getMessage());
            LOG.debug("Contact {} of the input has the key {}", result.index(), result.keyText());
        }
        settleQuietly(result);
    }

    /** Counts the row without a line in the log. */
    void settleQuietly(RowResult result) {
        SyncCounts now;
        synchronized (this) {
            counts = counts.and(result.outcome());
            now = counts;
            remarks.note(result);
            if (!settings.missing().isKeep()) {
                seen.note(result);
            }
            if (result.outcome() == Outcome.failed && failures.size() < settings.keptFailures()) {
                failures.add(new SyncFailure(result.index(), result.keyText(), result.failure()));
            }
            if (settings.detailed()) {
                items.add(new SyncItem(result.index(), result.keyText(), result.outcome(), result.fields()));
            }
        }
        progress.accept(now);
    }

    /** The stored contacts of the rows that have ended; complete when no row is left. */
    SeenContacts seen() {
        return seen;
    }

    /** The input cannot tell which contacts are missing. */
    synchronized void noneMissing(String reason) {
        noneMissingBecause = reason;
    }

    synchronized void foundMissing(long found) {
        counts = counts.with(counts.missing().finding(found));
    }

    /** Names a missing contact without an end. */
    synchronized void nameMissing(MissingContact contact) {
        if (missing.size() < settings.keptFailures()) {
            missing.add(contact);
        }
    }

    /** A contact that was missing in the walk is not missing any more. */
    synchronized void leaveOutMissing() {
        leftOut++;
        counts = counts.with(counts.missing().finding(-1));
    }

    void settleMissing(MissingContact contact) {
        if (contact.getOutcome() == Outcome.failed) {
            LOG.warn("The missing contact with _id {} failed: {}", contact.getId(), contact.getMessage());
        }
        SyncCounts now;
        synchronized (this) {
            counts = counts.with(counts.missing().and(contact.getOutcome()));
            now = counts;
            nameMissing(contact);
        }
        progress.accept(now);
    }

    synchronized SyncCounts counts() {
        return counts;
    }

    synchronized SyncReport report() {
        return new SyncReport(
                counts,
                settings.dryRun(),
                rateLimit,
                remarks.remarks(counts.failed() - failures.size()),
                settings.missing().isKeep()
                        ? MissingRemarks.NONE
                        : new MissingRemarks(byId(missing), leftOut, noneMissingBecause),
                sorted(failures, SyncFailure::getIndex),
                settings.detailed() ? sorted(items, SyncItem::getIndex) : null);
    }

    private static List<MissingContact> byId(List<MissingContact> contacts) {
        return contacts.stream()
                .sorted(Comparator.comparing(MissingContact::getId))
                .toList();
    }

    private static <T> List<T> sorted(List<T> entries, ToLongFunction<T> index) {
        return entries.stream().sorted(Comparator.comparingLong(index)).toList();
    }
}
