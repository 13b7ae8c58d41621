package com.cognipeer.camel.contacts.watch;

import com.cognipeer.camel.contacts.poll.PagingChoice;
import com.cognipeer.camel.contacts.poll.Sweep;
import com.cognipeer.camel.contacts.poll.Withheld;

/** The things that sweeps show of a server: how it pages, and which contacts a consumer leaves out. The polling thread writes. */
final class SweepFindings {

    private final Lag lag;
    private final ConsumerCounts counts;
    private final ConsumerWarnings warnings;

    /** Whether this sweep asked the server how it pages. Later sweeps save these requests. */
    private boolean probed;

    private volatile long withheld;
    private volatile String walk;

    SweepFindings(Lag lag, ConsumerCounts counts, ConsumerWarnings warnings) {
        this.lag = lag;
        this.counts = counts;
        this.warnings = warnings;
    }

    void look(Sweep sweep) {
        lag.doneUpTo(sweep.watermark());
        counts.ownWrites(sweep.ownWrites().skipped());
        if (sweep.ownWrites().neverMet()) {
            warnings.ownWritesNeverMet();
        }
        Withheld seen = sweep.figures().withheld();
        if (seen != null) {
            withheld = seen.count();
            lag.withheldUpTo(seen.newest());
            warnings.withheld(seen);
        }
        PagingChoice choice = sweep.choice();
        if (choice != null) {
            probed |= walk == null;
            walk = SweepProgress.describe(choice);
            warnings.paging(choice);
        }
    }

    /** Whether this sweep asked the server how it pages. */
    boolean hasProbed() {
        return probed;
    }

    void sweepEnds() {
        probed = false;
    }

    /** Contacts that the last sweep left to later ones, as their dates are ahead of the clock. */
    long withheld() {
        return withheld;
    }

    /** How the server pages, and why the consumer walks so; null before the first page. */
    String walk() {
        return walk;
    }
}
