package com.cognipeer.camel.contacts.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * One request on its way, and what becomes of its connection. The answer is given out once the connection is back in
 * the pool, where the next request finds it. Abandoned, the connection is closed, or the request is not sent at all;
 * HttpClient's own cancel is lost when the thread that started to connect is overtaken by the one that has connected.
 */
final class Attempt implements FutureCallback<HttpAnswer> {

    private static final Runnable NOTHING = () -> {};

    private final ApiRequest call;
    private final Function<AttemptStage, String> tooLate;
    private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    private volatile HttpAnswer arrived;
    private Supplier<Future<?>> sending;
    private Future<?> exchange;
    private AsyncExecRuntime connection;
    private Runnable takenOver = NOTHING;
    private AttemptStage stage = AttemptStage.QUEUED;
    private boolean abandoned;
    private boolean repeated;

    /**
     * @param call     what is requested
     * @param tooLate  what is said then, by how far it has come
     */
    Attempt(ApiRequest call, Function<AttemptStage, String> tooLate) {
        this.call = call;
        this.tooLate = tooLate;
    }

    static Attempt of(HttpContext context) {
        return ((Context) context).attempt;
    }

    /** @param sending hands the request to HttpClient; it is done again where nothing of the request was written */
    void begin(Supplier<Future<?>> sending) {
        this.sending = sending;
        runs(sending.get());
    }

    void endTooLate() {
        answer.completeExceptionally(new TimeoutException(tooLate.apply(stage())));
    }

    /** Completes exactly once, on whatever thread brings the end. */
    CompletableFuture<HttpAnswer> answer() {
        return answer;
    }

    /**
     * @param connecting how long the steps to a connection may take
     * @param connected  how long the answer may take
     */
    HttpClientContext newContext(RequestConfig connecting, RequestConfig connected) {
        Context context = new Context(this, connected);
        context.setRequestConfig(connecting);
        // By this, the pool knows whom a connection is for.
        context.setUserToken(this);
        return context;
    }

    /** Stands in HttpClient's chain where a connection has been made and nothing has been sent. */
    static void connected(
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        Attempt attempt = of(scope.clientContext);
        if (attempt.mayUse(scope.execRuntime)) {
            request.setPath(attempt.call.target());
            scope.clientContext.setRequestConfig(((Context) scope.clientContext).connected);
            boolean reads = body == null;
            if (reads) {
                attempt.maySend();
            }
            chain.proceed(request, reads ? null : new BodyOnItsWay(body, attempt), scope, attempt.followedBy(callback));
        } else {
            scope.execRuntime.discardEndpoint();
            callback.failed(new InterruptedIOException("abandoned before it was sent"));
        }
    }

    void abandon() {
        AsyncExecRuntime used;
        Future<?> running;
        synchronized (this) {
            abandoned = true;
            used = connection;
            running = exchange;
        }
        if (running != null) {
            running.cancel(true);
        }
        if (used != null) {
            used.discardEndpoint();
        }
    }

    @Override
    public void completed(HttpAnswer whole) {
        if (stage().compareTo(AttemptStage.CONNECTED) >= 0) {
            arrived = whole;
        } else {
            // No connection has got as far as here: it is the proxy's answer, and not the API's.
            failed(new ConnectException("the proxy refused a tunnel to the API with status " + whole.status()));
        }
    }

    @Override
    public void failed(Exception failure) {
        if (isEndOfConnection(failure)) {
            takenOver.run();
        }
        if (!mayRepeat(failure)) {
            answer.completeExceptionally(failure);
            return;
        }
        try {
            runs(sending.get());
        } catch (RuntimeException notOpen) {
            answer.completeExceptionally(failure);
        }
    }

    @Override
    public void cancelled() {
        answer.cancel(false);
    }

    /** Whether any of the request may have been written; before that, nobody can have seen it. */
    boolean isSent() {
        return stage() == AttemptStage.SENT;
    }

    synchronized AttemptStage stage() {
        return stage;
    }

    synchronized void reach(AttemptStage reached) {
        stage = reached;
    }

    boolean isWrite() {
        return call.write();
    }

    /** Whether a connection that was idle has failed it already. */
    synchronized boolean wantsNewConnection() {
        return repeated;
    }

    /** @param lost what is to be done when the connection, which was idle before, turns out to be closed */
    synchronized void takesOver(Runnable lost) {
        takenOver = lost;
    }

    /** Whether the request may be written; what was abandoned before is never written. */
    synchronized boolean maySend() {
        if (!abandoned) {
            stage = AttemptStage.SENT;
        }
        return !abandoned;
    }

    private synchronized boolean mayUse(AsyncExecRuntime acquired) {
        connection = acquired;
        stage = AttemptStage.CONNECTED;
        return !abandoned;
    }

    /** Once, and only where it is certain that nothing was written. */
    private synchronized boolean mayRepeat(Exception failure) {
        boolean unwritten = stage == AttemptStage.CONNECTED || failure instanceof RequestNotExecutedException;
        if (!unwritten || repeated || abandoned || sending == null) {
            return false;
        }
        repeated = true;
        takenOver = NOTHING;
        connection = null;
        stage = AttemptStage.QUEUED;
        return true;
    }

    private static boolean isEndOfConnection(Exception failure) {
        return failure instanceof ConnectionClosedException
                || failure instanceof RequestNotExecutedException
                || failure instanceof SocketException
                || failure.getClass() == IOException.class;
    }

    private void runs(Future<?> begun) {
        boolean tooLate;
        synchronized (this) {
            exchange = begun;
            tooLate = abandoned;
        }
        if (tooLate) {
            begun.cancel(true);
        }
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
        private final RequestConfig connected;

        private Context(Attempt attempt, RequestConfig connected) {
            this.attempt = attempt;
            this.connected = connected;
        }
    }
}
