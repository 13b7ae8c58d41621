package com.cognipeer.camel.contacts.client;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool of connections to the API, for all clients with the same settings; each request has one deadline, from its start
 * to the last byte of its answer.
 */
public final class HttpTransport implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
    private static final int MAX_CONNECTIONS = 64;
    private static final int IO_THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());
    /** Shorter than the idle time after which servers and proxies commonly close, so that none is closed under a request. */
    private static final TimeValue MAX_IDLE = TimeValue.ofSeconds(25);

    /** More than any server or proxy sends; without these bounds a head without an end is read into memory. */
    private static final int MAX_HEAD_LINE = 32 * 1024;

    private static final int MAX_HEADERS = 200;

    private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(2);
    private static final TimeValue CLOSE_WAIT = TimeValue.ofSeconds(5);

    private final ClientSettings settings;
    private final HttpHost host;
    private final HttpHost proxy;
    private final Header[] headers;
    private final int maxResponseSize;
    private final ScheduledExecutorService timer;
    private final Set<CompletableFuture<HttpAnswer>> underWay = ConcurrentHashMap.newKeySet();
    private volatile CloseableHttpAsyncClient http;
    private volatile boolean closed;

    /**
     * Opens nothing before the first request: a start would mostly wait for the libraries of HTTP and TLS.
     *
     * @param settings where, who and within what bounds
     * @param timer    ends requests that take too long, and wakes those that wait; stays the caller's
     */
    public HttpTransport(ClientSettings settings, ScheduledExecutorService timer) {
        this.settings = settings;
        this.timer = timer;
        this.host = HttpHost.create(settings.baseUrl());
        // Here already, as a host that cannot be one fails the start.
        this.proxy = settings.proxy() == null
                ? null
                : new HttpHost(settings.proxy().host(), settings.proxy().port());
        this.headers = headersOf(settings);
        this.maxResponseSize = settings.maxResponseSize();
    }

    ClientSettings settings() {
        return settings;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    /**
     * Sends a request; cancelling its answer closes its connection.
     *
     * @param timeout how long it may take, in nanoseconds
     * @param tooLate what is said when it takes longer
     */
    Attempt send(HttpCall call, long timeout, Supplier<String> tooLate) {
        Attempt attempt = new Attempt();
        CompletableFuture<HttpAnswer> answer = attempt.answer();
        underWay.add(answer);
        Future<?> deadline = null;
        Future<?> exchange = null;
        try {
            if (closed) {
                throw new IllegalStateException();
            }
            // Before the clock runs: the first request would pay for the opening with the time of its answer.
            CloseableHttpAsyncClient opened = http();
            deadline = timer.schedule(
                    () -> answer.completeExceptionally(new TimeoutException(tooLate.get())),
                    timeout,
                    TimeUnit.NANOSECONDS);
            exchange = execute(opened, call, attempt);
        } catch (RuntimeException e) {
            answer.completeExceptionally(closed ? new ClientClosedException() : e);
        }
        answer.whenComplete(endOf(attempt, deadline, exchange));
        return attempt;
    }

    /** The one place where whatever belongs to a request ends with it; what is null has not begun. */
    private BiConsumer<HttpAnswer, Throwable> endOf(Attempt attempt, Future<?> deadline, Future<?> exchange) {
        return (whole, failure) -> {
            underWay.remove(attempt.answer());
            if (deadline != null) {
                deadline.cancel(false);
            }
            // Not after success: the connection is about to be used again.
            if (failure != null && exchange != null) {
                exchange.cancel(true);
                attempt.abandon();
            }
        };
    }

    /** Closes every connection; what is under way fails. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach(answer -> answer.completeExceptionally(new ClientClosedException()));
        CloseableHttpAsyncClient opened = lastOpened();
        if (opened == null) {
            return;
        }
        opened.close(CloseMode.IMMEDIATE);
        try {
            opened.awaitShutdown(CLOSE_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CloseableHttpAsyncClient http() {
        CloseableHttpAsyncClient opened = http;
        return opened == null ? open() : opened;
    }

    private synchronized CloseableHttpAsyncClient open() {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        if (http == null) {
            CloseableHttpAsyncClient opening = httpClient(settings);
            opening.start();
            http = opening;
        }
        return http;
    }

    /** What there is to close; waits for a request that is opening it. */
    private synchronized CloseableHttpAsyncClient lastOpened() {
        return http;
    }

    private Future<?> execute(CloseableHttpAsyncClient opened, HttpCall call, Attempt attempt) {
        return opened.execute(
                host, producerOf(call), new CappedAnswerConsumer(maxResponseSize), null, attempt.newContext(), attempt);
    }

    private AsyncRequestProducer producerOf(HttpCall call) {
        BasicHttpRequest request = new BasicHttpRequest(call.method(), host, call.target());
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

    private CloseableHttpAsyncClient httpClient(ClientSettings settings) {
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
                .setConnectionManager(connections(settings))
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(IO_THREADS).build())
                .setIoReactorExceptionCallback(this::reactorFailed)
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(MAX_HEAD_LINE)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                .setThreadFactory(new DefaultThreadFactory("cognipeer-contacts-io", true))
                // The wire log would print the token; an undecorated session has none.
                .setIoSessionDecorator(session -> session)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(settings.requestTimeout()))
                        .setResponseTimeout(Timeout.of(settings.requestTimeout()))
                        .build())
                .addExecInterceptorLast("attempt", Attempt::connected)
                .setUserAgent("camel-cognipeer-contacts")
                .evictExpiredConnections()
                .evictIdleConnections(MAX_IDLE)
                // The client would send a write again on 429 and 503, and the token along to another origin.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
        if (proxy != null) {
            builder.setProxy(proxy);
        }
        return builder.build();
    }

    /** A reactor that is closed while it works trips over its own closed connections; only before is that a failure. */
    private void reactorFailed(Exception failure) {
        if (closed) {
            LOG.debug("An I/O thread ended while it was being stopped", failure);
        } else {
            LOG.error("An I/O thread failed", failure);
        }
    }

    private static PoolingAsyncClientConnectionManager connections(ClientSettings settings) {
        // The default policy verifies no host name here: HttpClient 5.5.1 sets it on the engine's parameters too late.
        ClientTlsStrategyBuilder tls =
                ClientTlsStrategyBuilder.create().setHostVerificationPolicy(HostnameVerificationPolicy.BOTH);
        if (settings.sslContext() != null) {
            tls.setSslContext(settings.sslContext());
        }
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setTlsStrategy(tls.buildAsync())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(Timeout.of(settings.connectTimeout()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setValidateAfterInactivity(VALIDATE_AFTER)
                        .build())
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .build();
    }

    /** The client was closed before an answer came. */
    static final class ClientClosedException extends Exception {

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
