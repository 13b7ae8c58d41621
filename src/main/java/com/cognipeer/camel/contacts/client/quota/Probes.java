package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When nothing is left, single requests find out whether something is left again. This decides when such a probe may go
 * out. Times are those of {@link Nanos}.
 */
final class Probes {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long PATIENCE = 20 * SECOND;
    private static final long LONGEST_DELAY_IN_VAIN = 10 * SECOND;
    /** For so long a refusal speaks against the time that the server tells. */
    private static final long MEMORY_OF_REFUSAL = 5 * Nanos.MINUTE;
    /** Processes come back spread over this part of the time until the reset, at most over a second. */
    private static final int APART = 4;
    /** The patience is halved at most so often. */
    private static final int MOST_HALVINGS = 10;

    private final DoubleSupplier random;
    private long notBefore = Nanos.NEVER;
    private boolean serverTellsWhen;
    private long refusedUntil = Nanos.NEVER;
    private int refusedInVain;
    /** The last probe for what others may have left. */
    private long last;

    private int inVain;
    private int granted;

    /** @param random from 0 to 1, so that processes do not all come back at the same moment */
    Probes(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * The time that the server tells is believed for one request, unless others took what was left before this process
     * came. Else a process with requests out waits for these first, and probes after a while for what others have left.
     *
     * @param lastTaken when the last request went out
     * @param out       how many are out
     */
    long nextAt(long now, long lastTaken, int out) {
        if (serverTellsWhen && Nanos.isBefore(lastTaken, notBefore) && !Nanos.isBefore(now, refusedUntil)) {
            return notBefore;
        }
        // If probes succeed again and again, the window is shorter than a minute.
        long patience =
                inVain > 0 ? PATIENCE << Math.min(inVain - 1, 2) : PATIENCE >> Math.min(2 * granted, MOST_HALVINGS);
        return out == 0 || Nanos.isBefore(lastTaken + patience, notBefore) ? notBefore : lastTaken + patience;
    }

    void sent(long number) {
        last = number;
    }

    void answered(long number) {
        refusedInVain = 0;
        if (number == last) {
            inVain = 0;
            granted++;
        }
    }

    void refused(long now, long number) {
        refusedUntil = now + MEMORY_OF_REFUSAL;
        inVain += number == last ? 1 : 0;
        granted = 0;
    }

    /** An answer says what is left, but not when there is more. */
    void leftWithoutReset(long now, int left) {
        serverTellsWhen = false;
        notBefore = left == 0 ? now + delayInVain() : now;
    }

    /** An answer says that nothing is left, and when there is more. */
    void toldWhen() {
        serverTellsWhen = true;
    }

    /** @param untilReset what the server says of the time until then */
    void spreadAfter(long end, Duration untilReset) {
        notBefore = end + (long) (Math.min(SECOND, untilReset.toNanos() / APART) * random.getAsDouble());
    }

    /** Longer with every refusal, and never the same for two processes. */
    long delayInVain() {
        long longest = Math.min(LONGEST_DELAY_IN_VAIN, SECOND << Math.min(refusedInVain++, 4));
        return (long) (longest * random.getAsDouble());
    }

    void forget() {
        refusedInVain = 0;
        inVain = 0;
        refusedUntil = Nanos.NEVER;
    }
}
