package com.cognipeer.camel.contacts.route;

import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Positions in a map that outlives contexts. As a careful repository does, it takes only a value whose revision follows
 * that of the stored one; it can also be told to refuse one.
 */
public final class MapStateRepository extends ServiceSupport implements StateRepository<String, String> {

    public final Map<String, String> states = new ConcurrentHashMap<>();
    private static final Pattern REVISION = Pattern.compile("^\\{\"revision\":(\\d+),");

    private final AtomicReference<RuntimeException> nextFailure = new AtomicReference<>();

    public void failNextWith(RuntimeException failure) {
        nextFailure.set(failure);
    }

    /** The one value, where one consumer stores its position. */
    public String value() {
        if (states.size() != 1) {
            throw new IllegalStateException("not one key: " + states.keySet());
        }
        return states.values().iterator().next();
    }

    @Override
    public void setState(String key, String value) {
        RuntimeException failure = nextFailure.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
        states.compute(key, (same, stored) -> {
            if (revisionOf(value) != revisionOf(stored) + 1) {
                throw new ConcurrentModificationException("stored is " + stored + ", and to store is " + value);
            }
            return value;
        });
    }

    private static long revisionOf(String value) {
        if (value == null) {
            return 0;
        }
        Matcher revision = REVISION.matcher(value);
        if (!revision.find()) {
            throw new IllegalArgumentException("a position that does not begin with its revision: " + value);
        }
        return Long.parseLong(revision.group(1));
    }

    @Override
    public String getState(String key) {
        return states.get(key);
    }
}
