package com.cognipeer.camel.contacts.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * One request on its way, and what becomes of its connection. The answer is given out once the connection is back in
 * the pool, where the next request finds it. Abandoned, the connection is closed, or the request is not sent at all;
 * HttpClient's own cancel is lost when the thread that started to connect is overtaken by the one that has connected.
 */
final class Attempt implements FutureCallback<HttpAnswer> {

    private final String target;
    private final long deadline;
    private final Supplier<String> tooLate;
    private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    private volatile HttpAnswer arrived;
    private AsyncExecRuntime connection;
    private boolean abandoned;
    private boolean sent;

    /**
     * @param target   path and query of what is requested
     * @param deadline when it is too late, in the nanoseconds of {@link System#nanoTime()}
     * @param tooLate  what is said then
     */
    Attempt(String target, long deadline, Supplier<String> tooLate) {
        this.target = target;
        this.deadline = deadline;
        this.tooLate = tooLate;
    }

    long deadline() {
        return deadline;
    }

    void endTooLate() {
        answer.completeExceptionally(new TimeoutException(tooLate.get()));
    }

    /** Completes exactly once, on whatever thread brings the end. */
    CompletableFuture<HttpAnswer> answer() {
        return answer;
    }

    HttpClientContext newContext() {
        return new Context(this);
    }

    /** Stands in HttpClient's chain where a connection has been made and nothing has been sent. */
    static void connected(
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        Attempt attempt = ((Context) scope.clientContext).attempt;
        if (attempt.mayUse(scope.execRuntime)) {
            request.setPath(attempt.target);
            chain.proceed(request, body, scope, attempt.followedBy(callback));
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

    @Override
    public void completed(HttpAnswer whole) {
        if (isSent()) {
            arrived = whole;
        } else {
            // No connection has got as far as here: it is the proxy's answer, and not the API's.
            failed(new ConnectException("the proxy refused a tunnel to the API with status " + whole.status()));
        }
    }

    @Override
    public void failed(Exception failure) {
        answer.completeExceptionally(failure);
    }

    @Override
    public void cancelled() {
        answer.cancel(false);
    }

    /** Whether the request had a connection to leave on; before that, nobody can have seen any of it. */
    synchronized boolean isSent() {
        return sent;
    }

    private synchronized boolean mayUse(AsyncExecRuntime acquired) {
        connection = acquired;
        sent = !abandoned;
        return sent;
    }

    /** A whole answer counts even where the rest of the request could not be sent any more. */
    private void giveOut() {
        if (arrived != null) {
            answer.complete(arrived);
        }
    }

    private AsyncExecCallback followedBy(AsyncExecCallback callback) {
        return new AsyncExecCallback() {
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
                giveOut();
            }

            @Override
            public void failed(Exception cause) {
                callback.failed(cause);
                giveOut();
            }
        };
    }

    /** Goes along with the request and tells whose it is. */
    private static final class Context extends HttpClientContext {

        private final Attempt attempt;

        private Context(Attempt attempt) {
            this.attempt = attempt;
        }
    }
}
