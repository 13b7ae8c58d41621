package com.cognipeer.camel.contacts.watch;

/** Meters that stay in the registry until this is closed. */
public interface MeterRegistration extends AutoCloseable {

    MeterRegistration NONE = () -> {};

    @Override
    void close();
}
