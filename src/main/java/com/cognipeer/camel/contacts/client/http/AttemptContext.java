package com.cognipeer.camel.contacts.client.http;

import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Carries an attempt along with its request through HttpClient. */
final class AttemptContext extends HttpClientContext {

    private final Attempt attempt;
    private final RequestConfig connected;

    /**
     * @param connecting the bounds until there is a connection
     * @param connected  the bounds from then on
     */
    AttemptContext(Attempt attempt, RequestConfig connecting, RequestConfig connected) {
        this.attempt = attempt;
        this.connected = connected;
        setRequestConfig(connecting);
        // The pool sees the token only, and learns from it which attempt asks for a connection.
        setUserToken(attempt);
    }

    static Attempt attemptOf(HttpContext context) {
        return ((AttemptContext) context).attempt;
    }

    void useBoundsOfAnswer() {
        setRequestConfig(connected);
    }
}
