package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.http.HttpAnswer;
import com.cognipeer.camel.contacts.client.quota.Permit;
import com.cognipeer.camel.contacts.client.quota.ServerQuota;
import com.cognipeer.camel.contacts.client.quota.headers.RateLimitHeaders;

/** Tells a permit what became of its request. */
final class PermitSettlement {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private PermitSettlement() {}

    /**
     * @param answer the answer, or null when none came
     * @param sent   whether the request had a connection to leave on
     */
    static void settle(Permit permit, HttpAnswer answer, boolean sent) {
        if (permit == Permit.UNCOUNTED) {
            return;
        }
        if (answer != null) {
            settle(permit, answer);
        } else if (sent) {
            permit.lost();
        } else {
            permit.giveBack();
        }
    }

    private static void settle(Permit permit, HttpAnswer answer) {
        RateLimitHeaders told = answer.told();
        ServerQuota quota = new ServerQuota(told.limit(), told.remaining(), told.untilReset());
        if (answer.status() == TOO_MANY_REQUESTS) {
            boolean another = told.comeBack() == null;
            // What is told of another window than the one that refused says nothing of when to come back.
            permit.refused(another ? ServerQuota.UNKNOWN : quota, told.byReset() ? null : told.comeBack());
        } else if (answer.status() >= SERVER_ERROR) {
            permit.failed(quota);
        } else {
            permit.answered(quota);
        }
    }
}
