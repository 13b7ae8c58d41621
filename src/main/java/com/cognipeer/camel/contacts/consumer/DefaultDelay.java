package com.cognipeer.camel.contacts.consumer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.support.ScheduledPollConsumer;

/** Sets the delay of a consumer whose user set none. */
public final class DefaultDelay {

    private static final long ONE_SECOND = 1000;

    private DefaultDelay() {}

    /**
     * Counts in milliseconds if the unit is too coarse for the delay: a minute is no whole number of hours.
     *
     * @param unit         the option timeUnit
     * @param initialDelay the option initialDelay, in that unit; less than 0 if it is not set
     */
    public static void set(ScheduledPollConsumer consumer, Duration delay, TimeUnit unit, long initialDelay) {
        long inUnits = unit.convert(delay);
        if (delay.equals(Duration.of(inUnits, unit.toChronoUnit()))) {
            consumer.setDelay(inUnits);
            return;
        }
        consumer.setTimeUnit(TimeUnit.MILLISECONDS);
        consumer.setDelay(delay.toMillis());
        consumer.setInitialDelay(initialDelay < 0 ? ONE_SECOND : unit.toMillis(initialDelay));
    }
}
