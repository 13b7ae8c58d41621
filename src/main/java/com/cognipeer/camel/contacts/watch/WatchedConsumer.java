package com.cognipeer.camel.contacts.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.support.ScheduledBatchPollingConsumer;

/** A polling consumer with its figures as attributes of JMX. JMX reads them from the consumer itself. */
public abstract class WatchedConsumer extends ScheduledBatchPollingConsumer {

    private volatile ConsumerWatch watch = new ConsumerWatch("", null, System::nanoTime, () -> Duration.ZERO, null);

    protected WatchedConsumer(Endpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    protected final ConsumerWatch watch() {
        return watch;
    }

    /** Resets all figures, at a start. */
    protected final void watchAnew(ConsumerWatch watch) {
        this.watch = watch;
    }

    @ManagedAttribute(description = "The walk of the consumer, and the reason for it")
    public String getWalk() {
        return watch.walk();
    }

    @ManagedAttribute(description = "Whether a sweep is running; it may take several polls")
    public boolean isSweepUnderWay() {
        return watch.sweep().isUnderWay();
    }

    @ManagedAttribute(description = "Contacts routed in the running sweep, or in the last one")
    public long getSweepContacts() {
        return watch.sweep().contacts();
    }

    @ManagedAttribute(description = "Contacts that match in the running sweep, or in the last one")
    public long getSweepTotal() {
        return watch.sweep().matching();
    }

    @ManagedAttribute(description = "Pages of the running sweep, or of the last one")
    public long getSweepPages() {
        return watch.sweep().pages();
    }

    @ManagedAttribute(description = "Requests of the running sweep, or of the last one")
    public long getSweepRequests() {
        return watch.sweep().requests();
    }

    @ManagedAttribute(description = "Sweeps completed since the start")
    public long getSweepsCompleted() {
        return watch.sweep().completed();
    }

    @ManagedAttribute(description = "Contacts routed since the start of the consumer")
    public long getContactsRouted() {
        return watch.counts().contactsRouted();
    }

    @ManagedAttribute(description = "Contacts that failed and were skipped since the start, with onFailure=skip")
    public long getContactsSkipped() {
        return watch.counts().contactsSkipped();
    }

    @ManagedAttribute(description = "Exchanges of contacts that failed since the start, with onFailure=stop")
    public long getContactsFailed() {
        return watch.counts().contactsFailed();
    }

    @ManagedAttribute(description = "Contacts left out since the start as own writes, with skipOwnWrites")
    public long getOwnWritesSkipped() {
        return watch.counts().ownWrites();
    }

    @ManagedAttribute(description = "Polls that succeeded since the start of the consumer")
    public long getPollsSucceeded() {
        return watch.counts().pollsSucceeded();
    }

    @ManagedAttribute(description = "Polls that failed since the start of the consumer")
    public long getPollsFailed() {
        return watch.counts().pollsFailed();
    }

    @ManagedAttribute(description = "The time up to which every change is done, with mode=changes")
    public String getWatermark() {
        return text(watch.watermark());
    }

    @ManagedAttribute(
            description = "Milliseconds since the watermark by the server's clock; null until a poll has found one")
    public Long getLagMillis() {
        return watch.lagMillis();
    }

    @ManagedAttribute(
            description = "Contacts that are withheld, because their date is after the clock of the server, "
                    + "with mode=changes")
    public long getWithheld() {
        return watch.withheld();
    }

    @ManagedAttribute(description = "Contacts found gone since the start, with detectDeletions")
    public Long getContactsDeleted() {
        return ofReconciliations(ReconciliationProgress::deleted);
    }

    @ManagedAttribute(
            description = "Contacts found since the start that match the filter no more, with detectDeletions")
    public Long getContactsUnmatched() {
        return ofReconciliations(ReconciliationProgress::unmatched);
    }

    @ManagedAttribute(description = "When the last reconciliation ended or was refused, with detectDeletions")
    public String getLastReconciliation() {
        return text(ofLatest(ReconciliationProgress.Result::at));
    }

    @ManagedAttribute(description = "Requests of the last reconciliation, in all its polls")
    public Long getLastReconciliationRequests() {
        return ofLatest(ReconciliationProgress.Result::requests);
    }

    @ManagedAttribute(description = "What came of the last reconciliation: done, given up or refused")
    public String getLastReconciliationResult() {
        return ofLatest(ReconciliationProgress.Result::text);
    }

    @ManagedAttribute(description = "Why the option maxDeletions refuses a reconciliation; null if it does not")
    public String getReconciliationRefusal() {
        return ofReconciliations(ReconciliationProgress::refusal);
    }

    private <T> T ofLatest(Function<ReconciliationProgress.Result, T> figure) {
        ReconciliationProgress.Result latest = ofReconciliations(ReconciliationProgress::latest);
        return latest == null ? null : figure.apply(latest);
    }

    private <T> T ofReconciliations(Function<ReconciliationProgress, T> figure) {
        ReconciliationProgress reconciliations = watch.reconciliations();
        return reconciliations == null ? null : figure.apply(reconciliations);
    }

    @ManagedAttribute(description = "When a poll last succeeded")
    public String getLastSuccess() {
        return text(watch.polls().lastSuccess());
    }

    @ManagedAttribute(description = "When a poll last failed")
    public String getLastFailure() {
        return text(watch.polls().lastFailure());
    }

    @ManagedAttribute(description = "The failure of the last poll that failed")
    public String getLastFailureMessage() {
        return watch.polls().lastFailureMessage();
    }

    @ManagedAttribute(description = "When the next poll is due; null with a custom scheduler")
    public String getNextPoll() {
        return text(watch.nextPoll());
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
