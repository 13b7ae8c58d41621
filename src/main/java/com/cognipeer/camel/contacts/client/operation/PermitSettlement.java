package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.http.HttpAnswer;
import com.cognipeer.camel.contacts.client.quota.Permit;
import com.cognipeer.camel.contacts.client.quota.ServerQuota;
import com.cognipeer.camel.contacts.client.quota.headers.RateLimitHeaders;

/** Reports the outcome of a request to its permit. */
final class PermitSettlement {

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
        RateLimitHeaders headers = answer.rateLimitHeaders();
        ServerQuota quota = new ServerQuota(headers.limit(), headers.remaining(), headers.untilReset());
        if (answer.status() == Failure.TOO_MANY_REQUESTS) {
            boolean another = headers.comeBack() == null;
            // Headers about another window than the one that refused do not say when to come back.
            permit.refused(another ? ServerQuota.UNKNOWN : quota, headers.byReset() ? null : headers.comeBack());
        } else if (answer.status() >= SERVER_ERROR) {
            permit.failed(quota);
        } else {
            permit.answered(quota);
        }
    }
}
