package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.Failure;
import java.util.Arrays;

/**
 * The meaning of the status of a failed request: whether the same request may succeed later, and whether a write may have
 * taken effect. To change how the client treats a status, change its line here.
 */
enum StatusRule {
    /** The server did not get the whole request in time, or a proxy got no answer from the server in time. */
    REQUEST_TIMEOUT(408, Retry.ALWAYS, true),
    /** The server refuses a request that came before the connection was safe from replays. The next one comes later. */
    TOO_EARLY(425, Retry.ONCE, false),
    /** The quota is used up, and the server refuses the request before it does anything. */
    TOO_MANY_REQUESTS(Failure.TOO_MANY_REQUESTS, Retry.ALWAYS, false),
    /** The server has failed, perhaps after it had stored the contact. */
    INTERNAL_SERVER_ERROR(500, Retry.ALWAYS, true),
    /** The server does not know the method, so it has done nothing. */
    NOT_IMPLEMENTED(501, Retry.NEVER, false),
    /** A proxy got no valid answer from the server, which may have stored the contact. */
    BAD_GATEWAY(502, Retry.ALWAYS, true),
    /** The server is overloaded, or a proxy has lost it, perhaps after the server had stored the contact. */
    SERVICE_UNAVAILABLE(503, Retry.ALWAYS, true),
    /** A proxy got no answer from the server in time, and the server may still store the contact. */
    GATEWAY_TIMEOUT(504, Retry.ALWAYS, true),
    /** The server refuses the version of the protocol, so it has done nothing. */
    HTTP_VERSION_NOT_SUPPORTED(505, Retry.NEVER, false),
    /** Any other status of 500 and above: nobody knows what the server has done, or whether it will recover. */
    OTHER_SERVER_ERROR(0, Retry.NEVER, true),
    /** Any other status: the server refuses the request, and will refuse it again. */
    REFUSED(0, Retry.NEVER, false);

    private enum Retry {
        ALWAYS,
        ONCE,
        NEVER
    }

    private static final int LEAST_SERVER_ERROR = 500;

    private final int status;
    private final Retry retry;
    private final boolean effectUnknown;

    /**
     * @param status        0 if the rule is for all statuses without a line of their own
     * @param retry         how often the same request may follow
     * @param effectUnknown whether a write may have taken effect
     */
    StatusRule(int status, Retry retry, boolean effectUnknown) {
        this.status = status;
        this.retry = retry;
        this.effectUnknown = effectUnknown;
    }

    /** @param status the status of a failed request, 0 without an answer */
    static StatusRule of(int status) {
        return Arrays.stream(values())
                .filter(rule -> status != 0 && rule.status == status)
                .findFirst()
                .orElse(status >= LEAST_SERVER_ERROR ? OTHER_SERVER_ERROR : REFUSED);
    }

    /** Whether the same request may succeed later. */
    boolean isPassing() {
        return retry == Retry.ALWAYS;
    }

    /** Whether one more request may succeed, but no third one after it. */
    boolean isPassingOnce() {
        return retry == Retry.ONCE;
    }

    /** Whether a write may have taken effect. */
    boolean isEffectUnknown() {
        return effectUnknown;
    }
}
