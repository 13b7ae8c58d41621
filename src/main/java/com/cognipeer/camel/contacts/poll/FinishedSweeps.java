package com.cognipeer.camel.contacts.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The last sweeps over changes of one consumer, from the oldest on. They show which states of contacts the consumer has seen.
 *
 * @param sweeps at most {@value #MOST}
 */
record FinishedSweeps(List<FinishedSweep> sweeps) {

    static final FinishedSweeps NONE = new FinishedSweeps(List.of());

    private static final int MOST = 16;
    /** The date of an answer has whole seconds. */
    private static final Duration TICK = Duration.ofSeconds(1);

    FinishedSweeps {
        sweeps = List.copyOf(sweeps);
    }

    /**
     * A sweep that is finished.
     *
     * @param settled  every change up to this time is done
     * @param answered when the server gave the last answer of the sweep, by its own clock
     */
    record FinishedSweep(Instant settled, Instant answered) {}

    FinishedSweeps and(FinishedSweep latest) {
        List<FinishedSweep> all = new ArrayList<>(sweeps);
        all.add(latest);
        return new FinishedSweeps(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /**
     * Whether one of the sweeps has seen a state of a contact: the contact was in this state during the whole sweep.
     *
     * @param since when the contact came into this state
     * @param until when the server still showed it in this state, by the clock of the sweeps. The date of the next state does not
     *              tell, as several nodes of a server have clocks of their own
     */
    boolean haveSeen(Instant since, Instant until) {
        return since != null
                && until != null
                && sweeps.stream()
                        .anyMatch(sweep -> !since.isAfter(sweep.settled())
                                && !until.isBefore(sweep.answered().plus(TICK)));
    }
}
