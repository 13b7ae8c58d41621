package com.cognipeer.camel.contacts.client.quota;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the retries of all clients of a key, so that an outage does not multiply requests. Every retry takes tokens, every
 * success gives some back. While most requests succeed there are always enough. When all fail, retries end, and first
 * attempts find out when the outage is over. The sizes are those of the standard mode of the AWS SDKs.
 */
public final class RetryTokens {

    static final int CAPACITY = 500;
    static final int COST = 5;

    private final AtomicInteger left = new AtomicInteger(CAPACITY);

    /** Pays for a retry; false when there is not enough left. */
    public boolean take() {
        return left.getAndUpdate(tokens -> tokens < COST ? tokens : tokens - COST) >= COST;
    }

    /** @param retries how many retries the success took: the last one is given back, and a first attempt's success gives 1 */
    public void succeeded(int retries) {
        if (retries > 0 || left.get() < CAPACITY) {
            left.updateAndGet(tokens -> Math.min(CAPACITY, tokens + (retries > 0 ? COST : 1)));
        }
    }

    /** How many are left, of 500; a retry costs 5. */
    public int left() {
        return left.get();
    }
}
