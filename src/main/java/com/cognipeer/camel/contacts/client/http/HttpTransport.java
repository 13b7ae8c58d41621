package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.client.ClientSettings;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends the requests of one client with its token and hook id, over connections that it shares with others. Each request has
 * one deadline, from its start to the last byte of its answer.
 */
public final class HttpTransport implements AutoCloseable {

    /** HttpClient would search the real target for credentials; {@link AttemptHandler} sets it just before the request is sent. */
    private static final String UNTOLD_TARGET = "/";

    private final ClientSettings settings;
    private final ConnectionPools pools;
    private final ConnectionPool pool;
    private final HttpHost host;
    private final Header[] headers;
    private final RequestConfig connecting;
    private final RequestConfig connected;
    private final int maxResponseSize;
    private final ScheduledExecutorService timer;
    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Opens nothing before the first request: a start would mostly wait for the libraries of HTTP and TLS.
     *
     * @param settings where, who and within what bounds
     * @param pools    hold the connections that this transport shares with others
     * @param timer    ends requests that take too long, and wakes those that wait. It removes cancelled tasks, because a
     *                 finished request would otherwise stay in its queue until the time-out. The caller closes it
     */
    public HttpTransport(ClientSettings settings, ConnectionPools pools, ScheduledExecutorService timer) {
        this.settings = settings;
        this.pools = pools;
        this.timer = timer;
        this.host = HttpHost.create(settings.baseUrl());
        this.headers = headersOf(settings);
        // By the answer of a proxy to CONNECT, and by the TLS handshake in its tunnel.
        this.connecting = bounds(settings, settings.connectTimeout());
        this.connected = bounds(settings, settings.requestTimeout());
        this.maxResponseSize = settings.maxResponseSize();
        this.pool = pools.take(settings);
    }

    public ClientSettings settings() {
        return settings;
    }

    public ScheduledExecutorService timer() {
        return timer;
    }

    /**
     * Sends a request; cancelling its answer closes its connection.
     *
     * @param timeout how long it may take, in nanoseconds
     * @param tooLate the message of a time-out at a stage
     */
    public Attempt send(ApiRequest request, long timeout, Function<AttemptStage, String> tooLate) {
        Attempt attempt = new Attempt(request, tooLate);
        Future<?> alarm = null;
        try {
            // Before the clock runs: the first request would pay for the opening with the time of its answer.
            CloseableHttpAsyncClient opened = pool.http();
            underWay.add(attempt);
            alarm = timer.schedule(attempt::endTooLate, timeout, TimeUnit.NANOSECONDS);
            if (closed.get()) {
                throw new IllegalStateException();
            }
            attempt.begin(() -> execute(opened, request, attempt));
        } catch (RuntimeException e) {
            attempt.answer().completeExceptionally(closed.get() ? new ClientClosedException() : e);
        }
        attempt.answer().whenComplete(endOf(attempt, alarm));
        return attempt;
    }

    /** Releases whatever belongs to a request at its end. */
    private BiConsumer<HttpAnswer, Throwable> endOf(Attempt attempt, Future<?> alarm) {
        return (whole, failure) -> {
            // Not after success: the connection is about to be used again.
            if (failure != null) {
                attempt.abandon();
            }
            if (alarm != null) {
                alarm.cancel(false);
            }
            underWay.remove(attempt);
        };
    }

    /** Ends the requests under way and gives the connections back; a second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            underWay.forEach(attempt -> attempt.answer().completeExceptionally(new ClientClosedException()));
            pools.giveBack(pool, settings, timer);
        }
    }

    private Future<?> execute(CloseableHttpAsyncClient opened, ApiRequest call, Attempt attempt) {
        return opened.execute(
                host,
                producerOf(call),
                new CappedAnswerConsumer(maxResponseSize),
                null,
                new AttemptContext(attempt, connecting, connected),
                attempt);
    }

    private static RequestConfig bounds(ClientSettings settings, Duration answer) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.requestTimeout()))
                .setResponseTimeout(Timeout.of(answer))
                // Or HttpClient offers to change a plain connection into a secure one, which no vendor's client does.
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private AsyncRequestProducer producerOf(ApiRequest call) {
        BasicHttpRequest request = new BasicHttpRequest(call.method(), host, UNTOLD_TARGET);
        request.setHeaders(headers);
        return new BasicRequestProducer(
                request, call.body() == null ? null : new BasicAsyncEntityProducer(call.body(), null));
    }

    private static Header[] headersOf(ClientSettings settings) {
        Header contentType = new BasicHeader(HttpHeaders.CONTENT_TYPE, ContentType.APPLICATION_JSON.getMimeType());
        Header authorization = new SecretHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.token());
        return settings.hookId() == null
                ? new Header[] {contentType, authorization}
                : new Header[] {contentType, authorization, new SecretHeader("x-hook-id", settings.hookId())};
    }

    /** The client was closed before an answer came. */
    public static final class ClientClosedException extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** A header whose value goes over the wire and into no log: HttpClient prints headers by their toString. */
    private static final class SecretHeader extends BasicHeader {

        private static final long serialVersionUID = 1L;

        SecretHeader(String name, String value) {
            super(name, value, true);
        }

        @Override
        public String toString() {
            return getName() + ": xxxxxx";
        }
    }
}
