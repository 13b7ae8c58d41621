package com.cognipeer.camel.contacts.twoway;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the edits of one side. */
final class Edits {

    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger additions = new AtomicInteger();
    private final AtomicInteger removals = new AtomicInteger();

    void changed(boolean done) {
        changes.addAndGet(done ? 1 : 0);
    }

    void added() {
        additions.incrementAndGet();
    }

    void removed(boolean done) {
        removals.addAndGet(done ? 1 : 0);
    }

    int changes() {
        return changes.get();
    }

    int additions() {
        return additions.get();
    }

    int removals() {
        return removals.get();
    }

    int all() {
        return changes() + additions() + removals();
    }
}
