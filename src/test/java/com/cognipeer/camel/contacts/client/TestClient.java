package com.cognipeer.camel.contacts.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.http.ConnectionPools;
import com.cognipeer.camel.contacts.client.http.HttpTransport;
import com.cognipeer.camel.contacts.client.operation.HttpContactsClient;
import com.cognipeer.camel.contacts.client.quota.RateLimiter;
import com.cognipeer.camel.contacts.client.quota.RequestBudget;
import com.cognipeer.camel.contacts.client.quota.RetryTokens;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A client with a timer of its own; it tries once and as soon as it can, unless it is told how to retry. */
public final class TestClient implements AutoCloseable {

    public static final String TOKEN = "pat_canary-7f3a";
    public static final String HOOK_ID = "hook_canary-91bc";
    /** No test waits longer for what should come at once. */
    public static final int HANG_SECONDS = 20;

    private static final RetrySettings ONCE = retries(0);

    private final ScheduledThreadPoolExecutor timer;
    private final HttpTransport transport;
    private final HttpContactsClient api;

    private TestClient(ClientSettings settings, RetrySettings retries) {
        this(settings, retries, new ScheduledThreadPoolExecutor(1), RateLimiter.UNBOUND);
    }

    private TestClient(
            ClientSettings settings, RetrySettings retries, ScheduledThreadPoolExecutor timer, RateLimiter pace) {
        this.timer = timer;
        this.transport = new HttpTransport(settings, new ConnectionPools(), timer);
        this.api = new HttpContactsClient(transport, retries, pace, new RetryTokens(), RequestObserver.NONE);
    }

    public static TestClient retrying(URI baseUrl, RetrySettings retries) {
        return retrying(settings(baseUrl), retries);
    }

    public static TestClient retrying(ClientSettings settings, RetrySettings retries) {
        return new TestClient(settings, retries);
    }

    /** With a key of its own, whose quota is what the server says. */
    public static TestClient paced(ClientSettings settings, RetrySettings retries) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        return new TestClient(
                settings, retries, timer, new RequestBudget().caller(100, retries.maxRetryAfter(), timer));
    }

    /** With the given number of retries, as soon after one another as can be. */
    public static RetrySettings retries(int maxRetries) {
        return new RetrySettings(
                maxRetries,
                Duration.ofMillis(1),
                Duration.ofMillis(10),
                Duration.ofSeconds(60),
                Duration.ofSeconds(HANG_SECONDS));
    }

    public static TestClient of(URI baseUrl) {
        return of(settings(baseUrl));
    }

    public static TestClient of(ClientSettings settings) {
        return new TestClient(settings, ONCE);
    }

    public static TestClient withTimeout(URI baseUrl, Duration requestTimeout) {
        return of(new ClientSettings(
                baseUrl, TOKEN, HOOK_ID, Duration.ofSeconds(5), requestTimeout, 1 << 24, null, null));
    }

    public static TestClient withMaxResponseSize(URI baseUrl, int maxResponseSize) {
        return of(new ClientSettings(
                baseUrl, TOKEN, HOOK_ID, Duration.ofSeconds(5), Duration.ofSeconds(60), maxResponseSize, null, null));
    }

    public static TestClient with(URI baseUrl, SSLContext sslContext, ClientSettings.Proxy proxy) {
        return of(new ClientSettings(
                baseUrl, TOKEN, HOOK_ID, Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 24, sslContext, proxy));
    }

    public static ClientSettings settings(URI baseUrl) {
        return new ClientSettings(
                baseUrl, TOKEN, HOOK_ID, Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 24, null, null);
    }

    public HttpContactsClient api() {
        return api;
    }

    public ScheduledThreadPoolExecutor timer() {
        return timer;
    }

    public <T> T call(Function<ContactsClient, CompletableFuture<T>> operation) {
        return resultOf(operation.apply(api));
    }

    public ContactsResponse<?> succeed(Operation operation) {
        return resultOf(operation.call(api));
    }

    public ContactsException fail(Operation operation) {
        return failureOf(operation.call(api));
    }

    public static <T> T resultOf(CompletableFuture<T> future) {
        try {
            return future.get(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The exception of a future that fails, which must be one of ours. */
    public static ContactsException failureOf(CompletableFuture<?> future) {
        try {
            return failWith(future.get(HANG_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(ContactsException.class);
            return (ContactsException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static ContactsException failWith(Object answer) {
        throw new AssertionError("answered " + answer);
    }

    @Override
    public void close() {
        api.close();
        transport.close();
        timer.shutdownNow();
    }
}
