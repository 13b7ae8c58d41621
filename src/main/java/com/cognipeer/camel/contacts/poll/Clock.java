package com.cognipeer.camel.contacts.poll;

import java.time.Instant;

/** The time of this machine, as a sweep learns it: from the poll that begins it, and from the answers. */
final class Clock {

    private Instant now;

    Clock(Instant now) {
        this.now = now;
    }

    void see(Answer answer) {
        now = SortKey.later(now, answer.received());
    }

    Instant now() {
        return now;
    }
}
