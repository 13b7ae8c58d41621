package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Gives the contacts of a sweep to the first reader that asks. It refuses any other reader before that takes a contact. */
final class SingleReader {

    private static final String WAY_OUT = ". They can be read once: list them in each branch, or collect them in a List"
            + " before the branches part";

    private final Sweep sweep;
    private final PageFeed pages;
    private final AtomicReference<ContactIterator> reader = new AtomicReference<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean shared;
    private volatile boolean closed;
    /** Whether the reader has asked once more after it closed the contacts. */
    private volatile boolean askedSince;

    SingleReader(Sweep sweep, PageFeed pages) {
        this.sweep = sweep;
        this.pages = pages;
    }

    /** Camel's splitter asks once more after it closed the contacts; no other caller has a reason to. */
    boolean hasNext(ContactIterator by) {
        if (closed && reader.get() == by && !askedSince) {
            askedSince = true;
            return false;
        }
        enter(by);
        try {
            return bringsContact();
        } finally {
            busy.set(false);
        }
    }

    Contact next(ContactIterator by) {
        enter(by);
        try {
            if (!bringsContact()) {
                throw new NoSuchElementException();
            }
            Contact contact = sweep.contact();
            sweep.advance();
            return contact;
        } finally {
            busy.set(false);
        }
    }

    void close(ContactIterator by) {
        if (reader.compareAndSet(null, by) || reader.get() == by) {
            closed = true;
            pages.cancel();
        }
    }

    boolean isClosed() {
        return closed;
    }

    private void enter(ContactIterator by) {
        if (!reader.compareAndSet(null, by) && reader.get() != by) {
            throw new IllegalStateException(
                    "Another reader has taken these contacts of a list with fetchAll" + WAY_OUT);
        }
        if (closed) {
            throw new IllegalStateException(
                    "These contacts of a list with fetchAll were read and closed before" + WAY_OUT);
        }
        // Two threads share one iterator, so each may have missed contacts.
        if (shared || !busy.compareAndSet(false, true)) {
            shared = true;
            throw new IllegalStateException(
                    "Two readers at once take turns at these contacts of a list with fetchAll" + WAY_OUT);
        }
    }

    private boolean bringsContact() {
        while (!sweep.hasContact() && !sweep.isOver()) {
            pages.feed(sweep);
        }
        return sweep.hasContact();
    }
}
