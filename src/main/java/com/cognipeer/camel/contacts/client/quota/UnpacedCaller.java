package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A caller that never waits and is not counted. The answers to its requests still tell about the quota. */
final class UnpacedCaller implements RateLimiter {

    private final CallerQueue queue;

    UnpacedCaller(CallerQueue queue) {
        this.queue = queue;
    }

    @Override
    public CompletableFuture<Permit> acquire() {
        synchronized (queue) {
            return CompletableFuture.completedFuture(
                    new UncountedPermit(queue.quota().pass(queue.now())));
        }
    }

    @Override
    public void close() {
        // Nobody waits.
    }

    private final class UncountedPermit implements Permit {

        private final long number;

        private UncountedPermit(long number) {
            this.number = number;
        }

        @Override
        public void giveBack() {
            // Nothing was taken.
        }

        @Override
        public void lost() {
            // Nothing was taken.
        }

        @Override
        public void answered(ServerQuota quota) {
            boolean ended;
            synchronized (queue) {
                ended = queue.quota().answeredUncounted(queue.now(), number, quota);
            }
            if (ended) {
                queue.grant();
            }
        }

        @Override
        public void failed(ServerQuota quota) {
            // A server that fails does not tell that a quota is there again.
        }

        @Override
        public void refused(ServerQuota quota, Duration pause) {
            synchronized (queue) {
                queue.quota().refusedUncounted(queue.now(), number, pause == null ? quota.untilReset() : pause);
            }
        }
    }
}
