package com.cognipeer.camel.contacts.client.http;

import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/** For how long an idle connection may be used again: a second less than its server announces, so that it closes first. */
final class KeepAlive implements ConnectionKeepAliveStrategy {

    private static final long MARGIN = 1000;

    private final long longest;

    /** @param longest whatever a server announces */
    KeepAlive(TimeValue longest) {
        this.longest = longest.toMilliseconds();
    }

    @Override
    public TimeValue getKeepAliveDuration(HttpResponse answer, HttpContext context) {
        TimeValue announced = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(answer, context);
        if (!TimeValue.isNonNegative(announced)) {
            return TimeValue.ofMilliseconds(longest);
        }
        long millis = announced.toMilliseconds();
        // At least 1, as 0 means for ever.
        long kept = Math.max(1, Math.max(millis - MARGIN, millis / 2));
        return TimeValue.ofMilliseconds(Math.min(longest, kept));
    }
}
