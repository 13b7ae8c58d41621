package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.poll.PagingChoice;
import com.cognipeer.camel.contacts.poll.Sweep;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Figures of one sweep after the other. The log has a line of progress every 10 seconds, and a line at the end of each sweep. */
public final class SweepProgress {

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
    private long lastLine;
    private long contactsAtLastLine;

    /**
     * @param name     the first words of each line
     * @param nanoTime as {@link System#nanoTime()}
     */
    SweepProgress(String name, LongSupplier nanoTime) {
        this.name = name;
        this.nanoTime = nanoTime;
    }

    /** A poll begins a sweep, or continues the one of the poll before. */
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
        lastLine = nanoTime.getAsLong();
        contactsAtLastLine = contacts;
    }

    /**
     * A request was sent. The thread that polls calls this and every other method that counts.
     *
     * @param ofThisPoll how many requests this poll has sent
     */
    public void requested(long ofThisPoll) {
        requests = requestsBefore + ofThisPoll;
    }

    void accepted(Sweep sweep) {
        pages = pagesBefore + sweep.figures().pages();
        matching = sweep.figures().matching();
        log(sweep);
    }

    void routed(Sweep sweep) {
        contacts++;
        log(sweep);
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

    private void log(Sweep sweep) {
        long now = nanoTime.getAsLong();
        if (now - lastLine >= PROGRESS_NANOS) {
            long perMinute =
                    (contacts - contactsAtLastLine) * Duration.ofMinutes(1).toNanos() / (now - lastLine);
            LOG.info("{}: {} of {} contacts done, {} a minute", name, sweep.done(), matching, perMinute);
            lastLine = now;
            contactsAtLastLine = contacts;
        }
    }

    static String describe(PagingChoice choice) {
        return choice.paging() + " (" + choice.reason() + ")";
    }

    public boolean isUnderWay() {
        return underWay;
    }

    /** How many polls the sweep took. */
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
