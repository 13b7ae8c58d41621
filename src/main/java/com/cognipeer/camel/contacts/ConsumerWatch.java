package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.poll.Paging;
import com.cognipeer.camel.contacts.poll.PagingChoice;
import com.cognipeer.camel.contacts.poll.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.apache.camel.util.TimeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people see of a consumer: its sweeps, how the last polls ended, and a warning where a promise is not kept. */
final class ConsumerWatch {

    /** What the API's documentation allows a key. */
    static final long REQUESTS_PER_DAY = 5000;

    private static final Logger LOG = LoggerFactory.getLogger(CognipeerContactsConsumer.class);

    private final SweepReport report;
    private final String name;
    private final Duration delay;
    private final boolean everySweepReadsAll;

    private boolean warnedOfPaging;
    private boolean warnedOfQuota;
    private volatile String walk;
    private volatile Instant watermark;
    private volatile Instant lastSuccess;
    private volatile Instant lastFailure;
    private volatile String lastFailureMessage;
    private volatile Instant lastEnd;

    /**
     * @param delay              how long after a poll the next one begins; null where another schedule tells
     * @param everySweepReadsAll whether the next sweep is going to cost about as much as this one
     */
    ConsumerWatch(String name, Duration delay, boolean everySweepReadsAll, LongSupplier nanoTime) {
        this.name = name;
        this.everySweepReadsAll = everySweepReadsAll;
        this.delay = delay;
        this.report = new SweepReport(name, nanoTime);
    }

    SweepReport report() {
        return report;
    }

    /** The sweep has taken a page. */
    void accepted(Sweep sweep) {
        report.accepted(sweep);
        saw(sweep);
    }

    private void saw(Sweep sweep) {
        watermark = sweep.watermark();
        PagingChoice choice = sweep.choice();
        if (choice == null) {
            return;
        }
        walk = SweepReport.describe(choice);
        if (choice.paging() == Paging.pages && !warnedOfPaging) {
            warnedOfPaging = true;
            LOG.warn(
                    "{}: {}, so that it is walked by overlapping pages, which costs more requests",
                    name,
                    choice.reason());
        }
    }

    void finished(Sweep sweep) {
        saw(sweep);
        report.finished(sweep, delay == null ? "by its scheduler" : "in " + TimeUtils.printDuration(delay.toMillis()));
        long aSweep = everySweepReadsAll ? report.requests() : 1;
        long aDay = delay == null ? 0 : requestsADay(aSweep);
        if (aDay > REQUESTS_PER_DAY && !warnedOfQuota) {
            warnedOfQuota = true;
            LOG.warn(
                    "{}: {} requests a sweep and a delay of {} ms make {} requests a day, and a key has {}: set a longer"
                            + " delay, a larger limit, a narrower filter, or mode=changes",
                    name,
                    aSweep,
                    delay.toMillis(),
                    aDay,
                    REQUESTS_PER_DAY);
        }
    }

    void succeeded() {
        lastSuccess = Instant.now();
        lastEnd = lastSuccess;
    }

    void failed(Throwable failure) {
        lastFailureMessage =
                failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
        lastFailure = Instant.now();
        lastEnd = lastFailure;
    }

    /** When the next poll is due; null while one is under way, before the first, and where another schedule tells. */
    Instant nextPoll() {
        return delay == null || lastEnd == null ? null : lastEnd.plus(delay);
    }

    String walk() {
        return walk;
    }

    Instant watermark() {
        return watermark;
    }

    Instant lastSuccess() {
        return lastSuccess;
    }

    Instant lastFailure() {
        return lastFailure;
    }

    String lastFailureMessage() {
        return lastFailureMessage;
    }

    private long requestsADay(long requestsASweep) {
        return requestsASweep * Duration.ofDays(1).toMillis() / Math.max(1, delay.toMillis());
    }
}
