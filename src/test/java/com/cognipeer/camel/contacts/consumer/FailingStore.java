package com.cognipeer.camel.contacts.consumer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.StateRepository;

/** A repository of a user's own, which compares nothing and fails as it is told to. */
final class FailingStore implements StateRepository<String, String> {

    final Map<String, String> states = new ConcurrentHashMap<>();
    volatile Fault fault = Fault.NONE;

    /** How a store fails. */
    enum Fault {
        NONE,
        /** It can be read only. */
        READ_ONLY,
        /** It says that it failed, and has stored the value. */
        STORES_AND_FAILS,
        /** It loses what it held, as a file does that is cut before it is written anew. */
        FORGETS,
        /** It can neither be read nor written. */
        GONE
    }

    @Override
    public void setState(String key, String value) {
        switch (fault) {
            case STORES_AND_FAILS -> states.put(key, value);
            case FORGETS -> states.remove(key);
            case NONE, READ_ONLY, GONE -> {}
        }
        fail();
        states.put(key, value);
    }

    @Override
    public String getState(String key) {
        if (fault == Fault.GONE) {
            fail();
        }
        return states.get(key);
    }

    private void fail() {
        if (fault != Fault.NONE) {
            throw new UnsupportedOperationException("the store does not store: " + fault);
        }
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}
}
