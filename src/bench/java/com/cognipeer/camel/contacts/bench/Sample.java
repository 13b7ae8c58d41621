package com.cognipeer.camel.contacts.bench;

/**
 * The cost of one repetition.
 *
 * @param operations how many operations it did
 * @param nanos      the time from its start to its end
 * @param cpuNanos   the time of processors that this process took meanwhile, on all its threads
 * @param bytes      what its threads allocated
 */
public record Sample(long operations, long nanos, long cpuNanos, long bytes) {

    public double perSecond() {
        return operations * 1e9 / nanos;
    }

    public double cpuMicros() {
        return cpuNanos / 1e3 / operations;
    }

    public double bytesEach() {
        return (double) bytes / operations;
    }
}
