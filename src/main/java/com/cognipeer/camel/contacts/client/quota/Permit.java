package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Permission to send one request. The sender calls exactly one of its methods with the outcome. */
public interface Permit {

    /** Counts nothing. */
    Permit UNCOUNTED = new Permit() {
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
            // Nothing is counted.
        }

        @Override
        public void failed(ServerQuota quota) {
            // Nothing is counted.
        }

        @Override
        public void refused(ServerQuota quota, Duration pause) {
            // Nothing is counted.
        }
    };

    /** {@link #UNCOUNTED}, for everybody: nothing can change what has been completed. */
    CompletableFuture<Permit> AT_ONCE = CompletableFuture.completedFuture(UNCOUNTED);

    /** The request never left. */
    void giveBack();

    /** No answer came; the server may have counted the request. */
    void lost();

    /** @param quota the quota in the server's headers */
    void answered(ServerQuota quota);

    /**
     * The server has failed, which does not show that a quota is there again.
     *
     * @param quota the quota in the server's headers
     */
    void failed(ServerQuota quota);

    /**
     * The request was refused, as the quota is used up.
     *
     * @param quota  the quota in the server's headers
     * @param pause how long it asks to stay away, or null
     */
    void refused(ServerQuota quota, Duration pause);
}
