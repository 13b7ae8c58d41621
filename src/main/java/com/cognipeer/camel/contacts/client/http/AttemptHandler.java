package com.cognipeer.camel.contacts.client.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/** The last handler in HttpClient's chain: the request has a connection, and nothing has been sent. */
final class AttemptHandler implements AsyncExecChainHandler {

    @Override
    public void execute(
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        AttemptContext context = (AttemptContext) scope.clientContext;
        Attempt attempt = AttemptContext.attemptOf(context);
        if (!attempt.mayUse(scope.execRuntime)) {
            scope.execRuntime.discardEndpoint();
            callback.failed(new InterruptedIOException("abandoned before it was sent"));
            return;
        }
        request.setPath(attempt.target());
        context.useBoundsOfAnswer();
        if (body == null) {
            // A read has no body whose first byte would tell.
            attempt.maySend();
        }
        chain.proceed(
                request,
                body == null ? null : new ObservedBody(body, attempt),
                scope,
                new GivingOut(attempt, callback));
    }

    /** Gives the answer out after HttpClient has put the connection back into the pool. */
    private record GivingOut(Attempt attempt, AsyncExecCallback callback) implements AsyncExecCallback {

        @Override
        public AsyncDataConsumer handleResponse(HttpResponse response, EntityDetails entity)
                throws HttpException, IOException {
            return callback.handleResponse(response, entity);
        }

        @Override
        public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
            callback.handleInformationResponse(response);
        }

        @Override
        public void completed() {
            callback.completed();
            attempt.giveOut();
        }

        @Override
        public void failed(Exception cause) {
            callback.failed(cause);
            attempt.giveOut();
        }
    }
}
