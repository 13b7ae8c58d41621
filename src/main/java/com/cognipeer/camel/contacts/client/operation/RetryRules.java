package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.client.http.ApiRequest;
import java.time.Duration;

/** Decides when a failed request is tried again, and why not. Pure functions without a clock. */
final class RetryRules {

    /** A server gives a reset in whole seconds, and the time of its answer too. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);
    /** Doubled any further, every delay has long been cut. */
    private static final int MAX_DOUBLINGS = 20;

    private final RetrySettings settings;

    RetryRules(RetrySettings settings) {
        this.settings = settings;
    }

    /**
     * Whether the same request may be sent once more. {@link StatusRule} says which statuses pass.
     *
     * @param tooEarlyBefore whether it has got a status before that passes only once
     */
    static boolean isRepeated(ApiRequest request, Failure failure, boolean tooEarlyBefore) {
        if (request.repeatable()) {
            return failure.passing() || StatusRule.of(failure.status()).isPassingOnce() && !tooEarlyBefore;
        }
        return failure.passing() && !failure.effectUnknown();
    }

    /**
     * How long to wait before the next request: at least what the server asks for, and never the same for everybody.
     *
     * @param retries how many there have been
     * @param random  from 0 to 1
     */
    Duration delay(Failure failure, int retries, double random) {
        Duration asked = failure.details().retryAfter();
        Duration own = backOff(retries + (failure.status() == Failure.TOO_MANY_REQUESTS ? 1 : 0), random);
        if (asked == null) {
            return own;
        }
        Duration apart = asked.plus(scaled(settings.retryDelay(), random));
        return longer(asked, shorter(longer(apart, own), settings.maxRetryAfter()));
    }

    /**
     * Why the operation cannot wait for so long; null if it can.
     *
     * @param left what is left of the operation's time
     */
    String obstacle(Failure failure, int retries, Duration delay, Duration left) {
        Duration asked = failure.details().retryAfter();
        Duration longest =
                failure.details().rounded() ? settings.maxRetryAfter().plus(ROUNDING) : settings.maxRetryAfter();
        if (asked != null && asked.compareTo(longest) > 0) {
            return "; the server asks to wait " + asked.toSeconds() + " s, longer than maxRetryAfter="
                    + settings.maxRetryAfter().toMillis() + " ms";
        }
        if (retries >= settings.maxRetries()) {
            return retries == 0 ? "" : "; given up after maxRetries=" + settings.maxRetries();
        }
        return delay.compareTo(left) < 0
                ? null
                : "; the next try would come after totalTimeout="
                        + settings.totalTimeout().toMillis() + " ms";
    }

    /** Full jitter between the shortest and the longest delay, which doubles with every retry. */
    private Duration backOff(int doublings, double random) {
        Duration least = settings.retryDelay();
        Duration most = shorter(
                least.multipliedBy(2L << Math.min(doublings, MAX_DOUBLINGS)), longer(least, settings.maxRetryDelay()));
        return least.plus(scaled(most.minus(least), random));
    }

    private static Duration scaled(Duration most, double random) {
        return Duration.ofNanos((long) (most.toNanos() * random));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
