package com.cognipeer.camel.contacts.consumer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The contacts whose callers have to end the exchange themselves, and have not yet. Used by one thread at a time. */
final class OpenExchanges {

    private static final Logger LOG = LoggerFactory.getLogger(OpenExchanges.class);
    private static final long LONG = TimeUnit.MINUTES.toNanos(1);

    private final Set<IssuedContact> open = new LinkedHashSet<>();
    private boolean warned;

    void add(IssuedContact contact) {
        open.add(contact);
    }

    void remove(IssuedContact contact) {
        open.remove(contact);
    }

    List<IssuedContact> all() {
        return List.copyOf(open);
    }

    /**
     * Warns once when an exchange is open for a minute.
     *
     * @param name names the endpoint
     */
    void warnOfLongOpen(String name) {
        if (!warned
                && !open.isEmpty()
                && System.nanoTime() - open.iterator().next().since() > LONG) {
            warned = true;
            LOG.warn(
                    "{} has given out every contact and waits for {} exchanges to be done: after"
                            + " ConsumerTemplate.receive, call doneUoW for each exchange",
                    name,
                    open.size());
        }
    }
}
