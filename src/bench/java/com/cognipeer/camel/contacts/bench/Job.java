package com.cognipeer.camel.contacts.bench;

/** Something to be measured. */
@FunctionalInterface
public interface Job {

    void run(Contest contest, Report report) throws Exception;
}
