package com.cognipeer.camel.contacts.client.told;

import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;

/** Times in headers. All answers of one second tell the same one, so that the last one read is kept. */
public final class HeaderDate {

    private static volatile Told last = new Told("", null);

    private HeaderDate() {}

    /** The time; null when there is no text, or it is none. */
    public static Instant parse(String text) {
        if (text == null) {
            return null;
        }
        Told told = last;
        if (!told.text.equals(text)) {
            told = new Told(text, DateUtils.parseStandardDate(text));
            last = told;
        }
        return told.time;
    }

    private record Told(String text, Instant time) {}
}
