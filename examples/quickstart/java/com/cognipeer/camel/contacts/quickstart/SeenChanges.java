package com.cognipeer.camel.contacts.quickstart;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Message;

/** The changes that a consumer has told, for one who waits for one of them. */
public final class SeenChanges {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private final Set<String> seen = new HashSet<>();

    /** Called by the route, once for each contact and for each report. */
    public synchronized void change(Message message) {
        seen.add(key(
                message.getHeader(CognipeerContactsConstants.ID, String.class),
                message.getHeader(CognipeerContactsConstants.CHANGE, String.class)));
        notifyAll();
    }

    /** Waits until the consumer has told this change of this contact. */
    public synchronized void await(String id, String change) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!seen.contains(key(id, change))) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("the consumer did not tell that " + id + " was " + change);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private static String key(String id, String change) {
        return id + " " + change;
    }
}
