package com.cognipeer.camel.contacts.sync;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Steps that follow one another, each on the thread that brings it, or on the one that is still in an earlier step. None is
 * taken inside another one: of those that end at once there may be more than the stack has room for.
 */
final class Steps {

    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();

    /** @param step throws nothing */
    void take(Runnable step) {
        due.add(step);
        if (number.getAndIncrement() > 0) {
            return;
        }
        do {
            due.remove().run();
        } while (number.decrementAndGet() > 0);
    }
}
