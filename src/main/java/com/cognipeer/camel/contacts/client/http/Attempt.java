package com.cognipeer.camel.contacts.client.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.RequestNotExecutedException;

/**
 * One attempt at a request. It gives the answer out once the connection is back in the pool, so that the next request finds
 * it there. An abandoned attempt closes its connection, or is not sent at all. HttpClient's own cancel is not enough: it is
 * lost if the thread that has connected overtakes the one that started to connect.
 */
public final class Attempt implements FutureCallback<HttpAnswer> {

    private static final Runnable NOTHING = () -> {};

    private final ApiRequest request;
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
     * @param request what is sent
     * @param tooLate the message of a time-out at a stage
     */
    public Attempt(ApiRequest request, Function<AttemptStage, String> tooLate) {
        this.request = request;
        this.tooLate = tooLate;
    }

    /** @param sending hands the request to HttpClient; called again if the connection failed before a byte was written */
    void begin(Supplier<Future<?>> sending) {
        this.sending = sending;
        runs(sending.get());
    }

    void endTooLate() {
        answer.completeExceptionally(new TimeoutException(tooLate.apply(stage())));
    }

    /** Completes exactly once, on whatever thread brings the end. */
    public CompletableFuture<HttpAnswer> answer() {
        return answer;
    }

    public void abandon() {
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
    public boolean isSent() {
        return stage() == AttemptStage.SENT;
    }

    public synchronized AttemptStage stage() {
        return stage;
    }

    synchronized void reach(AttemptStage reached) {
        stage = reached;
    }

    String target() {
        return request.target();
    }

    boolean isWrite() {
        return request.write();
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

    /** Whether it may use the connection that it has got. */
    synchronized boolean mayUse(AsyncExecRuntime acquired) {
        connection = acquired;
        stage = AttemptStage.CONNECTED;
        return !abandoned;
    }

    /** Once, and only if certainly nothing was written. */
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

    /** A whole answer counts even if the rest of the request could not be sent. */
    void giveOut() {
        if (arrived != null) {
            answer.complete(arrived);
        }
    }
}
