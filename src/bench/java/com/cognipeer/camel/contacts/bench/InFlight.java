package com.cognipeer.camel.contacts.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Keeps a number of operations in flight. When one ends, the next one begins on the same thread. Each has a thread of its own
 * to begin on: an operation that blocks holds that thread, any other one gives it back at once.
 */
final class InFlight implements Contender {

    private final String name;
    private final int number;
    private final Operation operation;
    private final AutoCloseable resource;
    private final ExecutorService starters;

    /** @param resource what is closed in the end */
    InFlight(String name, int number, Operation operation, AutoCloseable resource) {
        this.name = name;
        this.number = number;
        this.operation = operation;
        this.resource = resource;
        this.starters = Executors.newFixedThreadPool(number, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long work(Duration time) throws Exception {
        Place[] places = new Place[number];
        CountDownLatch left = new CountDownLatch(number);
        long end = System.nanoTime() + time.toNanos();
        for (int i = 0; i < number; i++) {
            places[i] = new Place(end, left);
            starters.execute(places[i]::run);
        }
        left.await();
        long operations = 0;
        for (Place place : places) {
            if (place.failure != null) {
                throw new IllegalStateException(name + " failed", place.failure);
            }
            operations += place.operations;
        }
        return operations;
    }

    @Override
    public void close() throws Exception {
        starters.shutdown();
        resource.close();
    }

    /** Something that takes a while. */
    @FunctionalInterface
    interface Operation {

        /**
         * @param  end is told that it has ended
         * @return     whether it has ended already; where it has not, that is told on another thread
         */
        boolean begin(End end) throws Exception;
    }

    /** Hears how an operation has ended. */
    @FunctionalInterface
    interface End {

        /** @param failure null where it has succeeded */
        void ended(boolean atOnce, Throwable failure);
    }

    private final class Place implements End {

        private final long end;
        private final CountDownLatch left;
        private long operations;
        private volatile Throwable failure;

        private Place(long end, CountDownLatch left) {
            this.end = end;
            this.left = left;
        }

        private void run() {
            try {
                do {
                    if (!operation.begin(this)) {
                        return;
                    }
                } while (goesOn());
            } catch (Throwable e) {
                failure = e;
            }
            left.countDown();
        }

        @Override
        public void ended(boolean atOnce, Throwable reason) {
            operations++;
            failure = reason;
            if (atOnce) {
                return;
            }
            if (goesOn()) {
                run();
            } else {
                left.countDown();
            }
        }

        private boolean goesOn() {
            return failure == null && System.nanoTime() < end;
        }
    }
}
