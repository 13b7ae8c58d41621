package com.cognipeer.camel.contacts.client.quota;

import java.time.Duration;

/**
 * The permit of a request that counts for its caller and for the key.
 *
 * @param out    the caller's requests
 * @param number the request's number in the quota
 */
record CountedPermit(CallerQueue queue, RecentRequests out, long number) implements Permit {

    @Override
    public void giveBack() {
        queue.settle(now -> {
            out.giveBack();
            queue.quota().giveBack(number);
        });
    }

    @Override
    public void lost() {
        queue.settle(now -> {
            out.answered(now);
            queue.quota().lost(now);
        });
    }

    @Override
    public void answered(ServerQuota quota) {
        queue.settle(now -> {
            out.answered(now);
            queue.quota().answered(now, number, quota);
        });
    }

    @Override
    public void failed(ServerQuota quota) {
        queue.settle(now -> {
            out.answered(now);
            queue.quota().failed(now, number, quota);
        });
    }

    @Override
    public void refused(ServerQuota quota, Duration pause) {
        queue.settle(now -> {
            out.giveBack();
            queue.quota().refused(now, number, quota, pause);
        });
    }
}
