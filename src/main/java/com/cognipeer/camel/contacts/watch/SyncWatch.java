package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.connect.ClientThreads;
import com.cognipeer.camel.contacts.sync.SyncCounts;
import com.cognipeer.camel.contacts.sync.SyncReport;
import com.cognipeer.camel.contacts.sync.SyncRun;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the progress of an endpoint's syncs in the log, in JMX, by meters and on the developer console. */
public final class SyncWatch implements SyncFigures {

    /** The component page names this logger, so users may have configured it. */
    private static final Logger LOG = LoggerFactory.getLogger("com.cognipeer.camel.contacts.SyncWatch");

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final int CONTACTS = 1000;

    private final String name;
    private final Supplier<Long> quotaLeft;
    private final Supplier<Consumer<SyncCounts>> meters;
    private final Duration period;
    private final AtomicInteger running = new AtomicInteger();
    private volatile Supplier<SyncCounts> latest;

    /**
     * @param name      names the endpoint in the log, without its query, which may name a person
     * @param quotaLeft how many requests the quota still allows; gives null while no server has said so
     * @param meters    makes the meters of one sync, which get its counts
     */
    public SyncWatch(String name, Supplier<Long> quotaLeft, Supplier<Consumer<SyncCounts>> meters) {
        this(name, quotaLeft, meters, TEN_SECONDS);
    }

    /** @param period how often the log shows a sync that makes no progress */
    SyncWatch(String name, Supplier<Long> quotaLeft, Supplier<Consumer<SyncCounts>> meters, Duration period) {
        this.name = name;
        this.quotaLeft = quotaLeft;
        this.meters = meters;
        this.period = period;
    }

    /** A producer of syncs starts. Its meters begin with zero, so that Prometheus sees also the first failure as an increase. */
    public void started() {
        meters.get();
    }

    /**
     * Starts a sync and logs its progress until its end.
     *
     * @param threads give the sync a thread, and a timer that logs while it waits
     */
    public CompletableFuture<SyncReport> start(SyncRun run, ClientThreads threads) {
        Supplier<SyncCounts> counts = run::counts;
        Consumer<SyncCounts> metered = run.isDryRun() ? dryRun -> {} : meters.get();
        latest = counts;
        running.incrementAndGet();
        Future<?> progress = threads.every(period, () -> {
            metered.accept(run.counts());
            log(run.counts());
        });
        return CompletableFuture.supplyAsync(run::run, threads::runBlocking).whenComplete((report, failure) -> {
            progress.cancel(false);
            running.decrementAndGet();
            metered.accept(run.counts());
            ended(counts);
            LOG.info("Sync by {} {}: {}", name, failure == null ? "has ended" : "was stopped", run.counts());
        });
    }

    /** Another contact of a sync is done. */
    public void progressed(SyncCounts counts) {
        if (counts.ended() % CONTACTS == 0) {
            log(counts);
        }
    }

    private void log(SyncCounts counts) {
        Long left = quotaLeft.get();
        LOG.info("Sync by {}: {}{}", name, counts, left == null ? "" : ", " + left + " left of the quota");
    }

    /** Keeps the figures of a sync and releases the sync itself, which holds its input. */
    private synchronized void ended(Supplier<SyncCounts> counts) {
        if (latest == counts) {
            SyncCounts last = counts.get();
            latest = () -> last;
        }
    }

    /** The figures of the sync that began last. */
    private SyncCounts latest() {
        Supplier<SyncCounts> counts = latest;
        return counts == null ? SyncCounts.NONE : counts.get();
    }

    @Override
    public SyncFigures syncFigures() {
        return this;
    }

    @Override
    public boolean hasSyncs() {
        return latest != null;
    }

    @Override
    public int getSyncsRunning() {
        return running.get();
    }

    @Override
    public long getSyncDone() {
        return latest().done();
    }

    @Override
    public long getSyncCreated() {
        return latest().created();
    }

    @Override
    public long getSyncUpdated() {
        return latest().updated();
    }

    @Override
    public long getSyncUnchanged() {
        return latest().unchanged();
    }

    @Override
    public long getSyncFailed() {
        return latest().failed();
    }

    @Override
    public long getSyncMissing() {
        return latest().missing().found();
    }

    @Override
    public long getSyncMissingUpdated() {
        return latest().missing().updated();
    }

    @Override
    public long getSyncMissingUnchanged() {
        return latest().missing().unchanged();
    }

    @Override
    public long getSyncMissingFailed() {
        return latest().missing().failed();
    }

    @Override
    public long getSyncRequests() {
        return latest().requests();
    }
}
