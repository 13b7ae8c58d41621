package com.cognipeer.camel.contacts.bench;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Walks over all contacts again and again; an operation is a contact. */
final class Walk implements Contender {

    private final String name;
    private final Callable<Long> walk;
    private final AutoCloseable resource;
    private final int contacts;

    /**
     * @param walk     goes over all contacts once and tells how many there were
     * @param resource what is closed in the end
     * @param contacts how many there have to be
     */
    Walk(String name, Callable<Long> walk, AutoCloseable resource, int contacts) {
        this.name = name;
        this.walk = walk;
        this.resource = resource;
        this.contacts = contacts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long work(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        long operations = 0;
        do {
            long came = walk.call();
            if (came != contacts) {
                throw new IllegalStateException(name + " brought " + came + " of " + contacts + " contacts");
            }
            operations += came;
        } while (System.nanoTime() < end);
        return operations;
    }

    @Override
    public void close() throws Exception {
        resource.close();
    }
}
