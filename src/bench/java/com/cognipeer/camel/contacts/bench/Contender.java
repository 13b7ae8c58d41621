package com.cognipeer.camel.contacts.bench;

import java.time.Duration;

/** One way to do a job. */
public interface Contender extends AutoCloseable {

    String name();

    /**
     * Does the job again and again for about the given time, at least once.
     *
     * @return how many operations that were
     * @throws Exception when one of them failed: a contender that fails is not measured
     */
    long work(Duration time) throws Exception;

    @Override
    default void close() throws Exception {}
}
