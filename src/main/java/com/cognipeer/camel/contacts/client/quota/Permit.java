package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Leave to send one request; exactly one of its methods tells what became of it. */
public interface Permit {

    /** Where nothing is counted. */
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
        public void answered(ServerQuota told) {
            // Nobody asks.
        }

        @Override
        public void failed(ServerQuota told) {
            // Nobody asks.
        }

        @Override
        public void refused(ServerQuota told, Duration pause) {
            // Nobody asks.
        }
    };

    /** {@link #UNCOUNTED}, for everybody: nothing can change what has been completed. */
    CompletableFuture<Permit> AT_ONCE = CompletableFuture.completedFuture(UNCOUNTED);

    /** The request never left. */
    void giveBack();

    /** No answer came; the server may have counted the request. */
    void lost();

    /** @param told what the server says of the quota */
    void answered(ServerQuota told);

    /**
     * The server has failed, which tells nothing of a quota that was used up.
     *
     * @param told what the server says of the quota
     */
    void failed(ServerQuota told);

    /**
     * The request was refused, as the quota is used up.
     *
     * @param told  what the server says of the quota
     * @param pause how long it asks to stay away, or null
     */
    void refused(ServerQuota told, Duration pause);
}
