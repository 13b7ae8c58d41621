package com.cognipeer.camel.contacts.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * Ends a request for which nobody waits any more: its connection is closed, or it is not sent at all. HttpClient's own
 * cancel is lost when the thread that started to connect is overtaken by the one that has connected.
 */
final class Abandonment {

    private static final String ATTRIBUTE = Abandonment.class.getName();

    private AsyncExecRuntime connection;
    private boolean abandoned;

    /** The context of one request, which can be abandoned through this. */
    HttpClientContext newContext() {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        return context;
    }

    /** Stands in HttpClient's chain where a connection has been made and nothing has been sent. */
    static void beforeSending(
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        Abandonment abandonment = (Abandonment) scope.clientContext.getAttribute(ATTRIBUTE);
        if (abandonment.mayUse(scope.execRuntime)) {
            chain.proceed(request, body, scope, callback);
        } else {
            scope.execRuntime.discardEndpoint();
            callback.failed(new InterruptedIOException("abandoned before it was sent"));
        }
    }

    void abandon() {
        AsyncExecRuntime used;
        synchronized (this) {
            abandoned = true;
            used = connection;
        }
        if (used != null) {
            used.discardEndpoint();
        }
    }

    private synchronized boolean mayUse(AsyncExecRuntime acquired) {
        connection = acquired;
        return !abandoned;
    }
}
