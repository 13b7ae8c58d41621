package com.cognipeer.camel.contacts.twoway;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What has happened in a history, for the person who has to find out why it went wrong. */
final class Story {

    private final Clock clock;
    private final List<String> lines = new ArrayList<>();

    Story(Clock clock) {
        this.clock = clock;
    }

    synchronized void tell(String format, Object... arguments) {
        lines.add(clock.instant().toString().substring(11) + " " + String.format(format, arguments));
    }

    @Override
    public synchronized String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
