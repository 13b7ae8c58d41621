package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.connect.ClientLease;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.poll.PageSource;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/**
 * Hands out contacts one by one to calls on any number of threads, and asks for a page only when a call needs it. The position
 * moves over a contact when its exchange and those of all contacts before it are done. A failed one is handed out again.
 */
public final class ContactDispenser {

    private static final long ONE_MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private final ConsumerOptions options;
    private final ClientLease lease;
    private final AskedPage page;
    private final PolledSweeps sweeps;
    private final Consumer<ContactDispenser> atTheEnd;
    private final ExceptionHandler failures;
    private final OpenExchanges open = new OpenExchanges();
    private int users;
    /** Whether it hands out no more contacts. Those that are out may still be done. */
    private boolean stopped;
    /** Whether it has given up its position, and may not move it any more. */
    private boolean ended;

    private ContactDispenser(
            ConsumerOptions options,
            ClientLease lease,
            Executor answers,
            ExceptionHandler failures,
            PolledSweeps sweeps,
            Consumer<ContactDispenser> atTheEnd) {
        this.options = options;
        this.lease = lease;
        this.page = new AskedPage(PageSource.of(lease.client()), answers, this::wake);
        this.sweeps = sweeps;
        this.atTheEnd = atTheEnd;
        this.failures = failures;
    }

    /**
     * @param  lease                 the client to ask with; given back at the end
     * @param  answers               runs what follows an answer
     * @param  failures              is given the failures of contacts that are skipped
     * @param  atTheEnd              is called when the dispenser has given up its position
     * @throws IllegalStateException when another running consumer has the position, or the position cannot be read
     */
    public static ContactDispenser open(
            CamelContext context,
            ConsumerOptions options,
            ClientLease lease,
            Executor answers,
            ExceptionHandler failures,
            Consumer<ContactDispenser> atTheEnd)
            throws Exception {
        try {
            SweepSource source = SweepSources.open(context, options);
            PolledSweeps sweeps = new PolledSweeps(source, options.query().limit(), options.name());
            return new ContactDispenser(options, lease, answers, failures, sweeps, atTheEnd);
        } catch (Exception e) {
            lease.close();
            throw e;
        }
    }

    /**
     * Counts another user; false when the dispenser has stopped. The first user gets the contacts again that earlier users left
     * open: nobody ends the exchanges of a template that is stopped.
     */
    synchronized boolean attach() {
        if (stopped) {
            return false;
        }
        if (users++ == 0) {
            open.all().forEach(this::giveBack);
        }
        return true;
    }

    /** Ends the wait of a user. Contacts that are out may still be done; the position is given up after that. */
    void detach() {
        synchronized (this) {
            users--;
            notifyAll();
            if (users == 0) {
                page.cancel();
            }
        }
        endIfDone();
    }

    /**
     * Hands out no more contacts and sends no more requests. Contacts that are out may still be done. The position is given up
     * after that, or when another consumer opens it.
     */
    void stop() {
        synchronized (this) {
            if (ended) {
                return;
            }
            stopped = true;
            notifyAll();
            page.cancel();
            sweeps.offer(this::end);
        }
        lease.close();
        endIfDone();
    }

    /** Gives up the position at once. Contacts that are out do not count any more; the next consumer hands them out again. */
    private void end() {
        giveUp(true);
    }

    private void endIfDone() {
        giveUp(false);
    }

    private void giveUp(boolean atOnce) {
        synchronized (this) {
            boolean needed = users > 0 && !stopped || sweeps.out() > 0;
            if (ended || needed && !atOnce) {
                return;
            }
            stopped = true;
            ended = true;
            notifyAll();
            sweeps.close();
        }
        lease.close();
        atTheEnd.accept(this);
    }

    /**
     * A contact to work on; null when there was none in time.
     *
     * @param timeout  how long to wait, in milliseconds; 0 to ask once and wait for the answer only; below 0 for ever
     * @param enclosed whether an enclosing exchange ends the exchange of the contact; otherwise the caller does
     * @param mayWait  whether the caller still wants a contact
     */
    synchronized IssuedContact issue(long timeout, boolean enclosed, BooleanSupplier mayWait) {
        long begun = System.nanoTime();
        while (!stopped && mayWait.getAsBoolean()) {
            if (page.isAnswered()) {
                sweeps.take(page.take());
            } else if (sweeps.hasFree(page.isAsked())) {
                return issue(enclosed);
            } else if (!page.isAsked() && mayAsk(begun)) {
                ask();
            } else if (!waits(timeout, begun)) {
                return null;
            }
        }
        return null;
    }

    private IssuedContact issue(boolean enclosed) {
        IssuedContact contact = new IssuedContact(sweeps.take(), this::conclude);
        if (!enclosed) {
            open.add(contact);
        }
        return contact;
    }

    /** A call that comes after the end of a sweep over changes asks at once; otherwise it waits for the delay. */
    private boolean mayAsk(long begun) {
        if (!sweeps.isBetweenTwo()) {
            return sweeps.needPage();
        }
        Long end = sweeps.endOfTheLast();
        return end == null || options.changes() && begun - end > 0 || nanosToTheNextSweep(end) <= 0;
    }

    private long nanosToTheNextSweep(long end) {
        return options.delay().toNanos() - (System.nanoTime() - end);
    }

    private void ask() {
        ContactQuery query = sweeps.request();
        if (query != null) {
            page.ask(query);
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Waits for a change; false when the time of the call is over. */
    private boolean waits(long timeout, long begun) {
        if (timeout == 0 && !page.isAsked()) {
            return false;
        }
        long left =
                timeout <= 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(timeout) - (System.nanoTime() - begun);
        if (left <= 0) {
            return false;
        }
        if (!page.isAsked()) {
            open.warnOfLongOpen(options.name());
        }
        boolean forNextSweep = !page.isAsked() && sweeps.isBetweenTwo();
        long due = forNextSweep ? nanosToTheNextSweep(sweeps.endOfTheLast()) : Long.MAX_VALUE;
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(ONE_MILLISECOND, Math.min(left, due)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void conclude(IssuedContact contact, Exchange exchange, Exception failure) {
        // A poll also reports to its ConsumerWatch a failure that it does not skip. Here is no watch.
        boolean skip = failure != null && options.skipFailed();
        if (skip) {
            failures.handleException(ExchangeFailure.SKIPPED, exchange, failure);
        }
        conclude(contact, failure == null || skip);
        endIfDone();
    }

    private synchronized void conclude(IssuedContact contact, boolean done) {
        // After the end another consumer may have the position, and the contact comes again.
        if (ended || !contact.concludeOnce()) {
            return;
        }
        open.remove(contact);
        if (done) {
            sweeps.done(contact.place());
        } else {
            sweeps.giveBack(contact.place());
        }
        notifyAll();
    }

    private void giveBack(IssuedContact contact) {
        open.remove(contact);
        sweeps.giveBack(contact.place());
    }
}
