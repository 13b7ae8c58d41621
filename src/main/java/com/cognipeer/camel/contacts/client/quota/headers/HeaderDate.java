package com.cognipeer.camel.contacts.client.quota.headers;

import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;

/** Times in headers. All answers of one second tell the same one, so that the last one read is kept. */
public final class HeaderDate {

    private static volatile RateLimitHeaders last = new RateLimitHeaders("", null);

    private HeaderDate() {}

    /** The time; null when there is no text, or it is none. */
    public static Instant parse(String text) {
        if (text == null) {
            return null;
        }
        RateLimitHeaders told = last;
        if (!told.text.equals(text)) {
            told = new RateLimitHeaders(text, DateUtils.parseStandardDate(text));
            last = told;
        }
        return told.time;
    }

    private record RateLimitHeaders(String text, Instant time) {}
}
