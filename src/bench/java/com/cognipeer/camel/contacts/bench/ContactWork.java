package com.cognipeer.camel.contacts.bench;

import java.util.Map;

/** The work on every contact: keeps a processor busy for a time, and counts the contact. Used by one thread. */
final class ContactWork {

    private final long nanos;
    private long count;

    ContactWork(long nanos) {
        this.nanos = nanos;
    }

    void accept(Object contact) {
        if (!(contact instanceof Map<?, ?> fields) || !fields.containsKey("_id")) {
            throw new IllegalStateException("No contact: " + contact);
        }
        long end = System.nanoTime() + nanos;
        while (nanos > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        count++;
    }

    /** How many there were since this was last asked. */
    long taken() {
        long taken = count;
        count = 0;
        return taken;
    }
}
