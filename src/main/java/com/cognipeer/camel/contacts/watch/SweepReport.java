package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.poll.PagingChoice;
import com.cognipeer.camel.contacts.poll.Sweep;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people see of a sweep: its figures, a line of progress now and then, and a line at its end. */
public final class SweepReport {

    /** The component page names this logger, so users may have configured it. */
    static final Logger LOG = LoggerFactory.getLogger("com.cognipeer.camel.contacts.CognipeerContactsConsumer");

    private static final long PROGRESS_NANOS = Duration.ofSeconds(10).toNanos();

    private final String name;
    private final LongSupplier nanoTime;
    private volatile boolean underWay;
    private volatile long contacts;
    private volatile long pages;
    private volatile long requests;
    private volatile long matching;
    private volatile long completed;
    private long polls;
    private long pagesBefore;
    private long requestsBefore;
    private long begun;
    private long told;
    private long contactsTold;

    /**
     * @param name     what the lines begin with
     * @param nanoTime as {@link System#nanoTime()}
     */
    SweepReport(String name, LongSupplier nanoTime) {
        this.name = name;
        this.nanoTime = nanoTime;
    }

    /** A poll begins; it may go on with the sweep of the one before. */
    void begin() {
        if (!underWay) {
            underWay = true;
            contacts = 0;
            polls = 0;
            pages = 0;
            requests = 0;
            matching = 0;
            begun = nanoTime.getAsLong();
        }
        polls++;
        pagesBefore = pages;
        requestsBefore = requests;
        told = nanoTime.getAsLong();
        contactsTold = contacts;
    }

    /**
     * A request was sent. Called on the thread that polls, as are all that follow.
     *
     * @param ofThisPoll how many requests this poll has sent
     */
    public void requested(long ofThisPoll) {
        requests = requestsBefore + ofThisPoll;
    }

    void accepted(Sweep sweep) {
        pages = pagesBefore + sweep.pages();
        matching = sweep.matching();
        tell(sweep);
    }

    void routed(Sweep sweep) {
        contacts++;
        tell(sweep);
    }

    void finished(Sweep sweep, String nextPoll) {
        underWay = false;
        completed++;
        PagingChoice choice = sweep.choice();
        LOG.info(
                "{}: sweep done, walk {}, {} contacts, {} pages, {} requests, {} ms, watermark {}, next poll {}",
                name,
                choice == null ? "not chosen, because there are no contacts to walk over" : describe(choice),
                contacts,
                pages,
                requests,
                Duration.ofNanos(nanoTime.getAsLong() - begun).toMillis(),
                sweep.watermark() == null ? "none" : sweep.watermark(),
                nextPoll);
    }

    private void tell(Sweep sweep) {
        long now = nanoTime.getAsLong();
        if (now - told >= PROGRESS_NANOS) {
            long perMinute = (contacts - contactsTold) * Duration.ofMinutes(1).toNanos() / (now - told);
            LOG.info("{}: {} of {} contacts done, {} a minute", name, sweep.done(), matching, perMinute);
            told = now;
            contactsTold = contacts;
        }
    }

    static String describe(PagingChoice choice) {
        return choice.paging() + " (" + choice.reason() + ")";
    }

    public boolean isUnderWay() {
        return underWay;
    }

    /** In how many polls the sweep was made. */
    long polls() {
        return polls;
    }

    public boolean isFirstPoll() {
        return polls == 1;
    }

    public long completed() {
        return completed;
    }

    public long contacts() {
        return contacts;
    }

    public long pages() {
        return pages;
    }

    public long requests() {
        return requests;
    }

    public long matching() {
        return matching;
    }
}
