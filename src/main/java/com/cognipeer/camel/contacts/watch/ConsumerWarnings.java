package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.poll.Paging;
import com.cognipeer.camel.contacts.poll.PagingChoice;
import com.cognipeer.camel.contacts.poll.Withheld;
import java.time.Duration;
import org.apache.camel.util.TimeUtils;
import org.slf4j.Logger;

/** Warns once for each reason why a consumer costs more requests than it should, or consumes a contact later. */
final class ConsumerWarnings {

    /** The quota of a key, as the documentation of the API has it. */
    static final long REQUESTS_PER_DAY = 5000;

    private static final Logger LOG = SweepProgress.LOG;

    private final String name;
    private boolean warnedOfPaging;
    private boolean warnedOfWithheld;
    private boolean warnedOfQuota;
    private boolean warnedOfOwnWrites;

    /** @param name the first words of each line */
    ConsumerWarnings(String name) {
        this.name = name;
    }

    void paging(PagingChoice choice) {
        if (choice.paging() == Paging.pages && !warnedOfPaging) {
            warnedOfPaging = true;
            LOG.warn(
                    "{}: {}, so the consumer walks by overlapping pages, which costs more requests",
                    name,
                    choice.reason());
        }
    }

    void withheld(Withheld seen) {
        if (!seen.isNone() && !warnedOfWithheld) {
            warnedOfWithheld = true;
            LOG.warn(
                    "{}: {} contacts are dated ahead of {}, the latest by {}, and the consumer withholds each until its date: {}",
                    name,
                    seen.count(),
                    seen.byOwnClock() ? "this machine's clock" : "the server's clock (the header Date of its answers)",
                    TimeUtils.printDuration(seen.ahead().toMillis(), true),
                    seen.byOwnClock()
                            ? "the server sends no header Date, so its clock is not known. Correct the clock of "
                                    + "this machine, or let the server send the header"
                            : "correct the clock of the server, or of the program that writes these contacts");
        }
    }

    void ownWritesNeverMet() {
        if (!warnedOfOwnWrites) {
            warnedOfOwnWrites = true;
            LOG.warn(
                    "{}: producers of this component wrote 20 contacts, and the list shows each of them otherwise than the"
                            + " answer to the write did. So skipOwnWrites cannot know them again, and routes them as changes",
                    name);
        }
    }

    /**
     * A sweep has ended.
     *
     * @param delay   the time between two polls
     * @param changes whether the consumer reads changes only
     */
    void quota(SweepProgress sweep, Duration delay, boolean changes) {
        long polls = sweep.polls();
        long aDay = sweep.requests() * Duration.ofDays(1).toMillis() / Math.max(1, polls * delay.toMillis());
        if (aDay > REQUESTS_PER_DAY && !warnedOfQuota) {
            warnedOfQuota = true;
            LOG.warn(
                    "{}: {} requests in {} poll(s) with a delay of {} ms make {} requests a day, and a key has {}: set a"
                            + " longer delay, a larger limit, a narrower filter{}",
                    name,
                    sweep.requests(),
                    polls,
                    delay.toMillis(),
                    aDay,
                    REQUESTS_PER_DAY,
                    changes ? "" : ", or mode=changes");
        }
    }
}
