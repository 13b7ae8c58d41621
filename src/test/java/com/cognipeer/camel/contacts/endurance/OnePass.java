package com.cognipeer.camel.contacts.endurance;

import com.cognipeer.camel.contacts.CognipeerContactsConstants;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Counts contacts until the last of a walk. Ids that only rise are distinct: with the right count nothing was left out
 * and nothing came twice, which a million ids need not be kept for. The figures are to be read when the route has ended.
 */
final class OnePass implements Processor {

    /** The heap is looked at with every so many contacts. */
    private static final int SAMPLED = 50;

    private final CountDownLatch over = new CountDownLatch(1);
    private long count;
    private long misplaced;
    private long peak;
    private long live;
    private String latest = "";

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String id = message.getHeader(CognipeerContactsConstants.ID, String.class);
        count++;
        if (id.compareTo(latest) <= 0 || over.getCount() == 0) {
            misplaced++;
        }
        latest = id;
        if (count % SAMPLED == 0) {
            peak = Math.max(peak, used());
        }
        if (Boolean.TRUE.equals(message.getHeader(CognipeerContactsConstants.LAST, Boolean.class))) {
            System.gc();
            live = used();
            over.countDown();
        }
    }

    void await() throws InterruptedException {
        over.await();
    }

    long count() {
        return count;
    }

    /** How many did not have a higher id than the one before, or came after the last. */
    long misplaced() {
        return misplaced;
    }

    private static long used() {
        Runtime heap = Runtime.getRuntime();
        return heap.totalMemory() - heap.freeMemory();
    }

    /** What was in use of the heap at the last contact, without garbage, in bytes. */
    long live() {
        return live;
    }

    /** The most that was in use of the heap, garbage included, in MiB. */
    long peak() {
        return peak >> 20;
    }
}
