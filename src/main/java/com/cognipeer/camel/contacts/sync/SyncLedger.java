package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps account of what a sync has done and spent; told on any thread. */
final class SyncLedger {

    private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);

    private final SyncSettings settings;
    private final Consumer<SyncCounts> progress;
    private final List<SyncFailure> failures = new ArrayList<>();
    private final List<SyncItem> items = new ArrayList<>();
    private final RemarkTaker remarks = new RemarkTaker();
    private SyncCounts counts = SyncCounts.NONE;
    private RateLimit rateLimit = RateLimit.UNKNOWN;

    /** @param progress is told of every contact that is settled, on the thread that settled it */
    SyncLedger(SyncSettings settings, Consumer<SyncCounts> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    synchronized void spend(ResponseInfo info) {
        counts = counts.spending(info.requestCount());
        if (!RateLimit.UNKNOWN.equals(info.rateLimit())) {
            rateLimit = info.rateLimit();
        }
    }

    void settle(Settled settled) {
        if (settled.outcome() == Outcome.failed) {
            LOG.warn(
                    "Contact {} of the input failed: {}",
                    settled.index(),
                    settled.failure().getMessage());
            LOG.debug("Contact {} of the input has the key {}", settled.index(), settled.keyText());
        }
        settleQuietly(settled);
    }

    /** Keeps account of it and leaves it to others to tell of a failure. */
    void settleQuietly(Settled settled) {
        SyncCounts now;
        synchronized (this) {
            counts = counts.and(settled.outcome());
            now = counts;
            remarks.note(settled);
            if (settled.outcome() == Outcome.failed && failures.size() < settings.keptFailures()) {
                failures.add(new SyncFailure(settled.index(), settled.keyText(), settled.failure()));
            }
            if (settings.detailed()) {
                items.add(new SyncItem(settled.index(), settled.keyText(), settled.outcome(), settled.fields()));
            }
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
                sorted(failures, SyncFailure::getIndex),
                settings.detailed() ? sorted(items, SyncItem::getIndex) : null);
    }

    private static <T> List<T> sorted(List<T> entries, ToLongFunction<T> index) {
        return entries.stream().sorted(Comparator.comparingLong(index)).toList();
    }
}
