package com.cognipeer.camel.contacts.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A client with a timer of its own. */
final class TestClient implements AutoCloseable {

    static final String TOKEN = "pat_canary-7f3a";
    static final String HOOK_ID = "hook_canary-91bc";
    /** No test waits longer for what should come at once. */
    static final int HANG_SECONDS = 20;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final HttpContactsClient api;

    private TestClient(ClientSettings settings) {
        this.api = new HttpContactsClient(settings, timer);
    }

    static TestClient of(URI baseUrl) {
        return new TestClient(settings(baseUrl));
    }

    static TestClient of(ClientSettings settings) {
        return new TestClient(settings);
    }

    static TestClient withTimeout(URI baseUrl, Duration requestTimeout) {
        return new TestClient(new ClientSettings(
                baseUrl, TOKEN, HOOK_ID, Duration.ofSeconds(5), requestTimeout, 1 << 24, null, null));
    }

    static TestClient withMaxResponseSize(URI baseUrl, int maxResponseSize) {
        return new TestClient(new ClientSettings(
                baseUrl, TOKEN, HOOK_ID, Duration.ofSeconds(5), Duration.ofSeconds(60), maxResponseSize, null, null));
    }

    static TestClient with(URI baseUrl, SSLContext sslContext, ClientSettings.Proxy proxy) {
        return new TestClient(new ClientSettings(
                baseUrl, TOKEN, HOOK_ID, Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 24, sslContext, proxy));
    }

    static ClientSettings settings(URI baseUrl) {
        return new ClientSettings(
                baseUrl, TOKEN, HOOK_ID, Duration.ofSeconds(5), Duration.ofSeconds(10), 1 << 24, null, null);
    }

    HttpContactsClient api() {
        return api;
    }

    ScheduledThreadPoolExecutor timer() {
        return timer;
    }

    <T> T call(Function<ContactsClient, CompletableFuture<T>> operation) {
        return resultOf(operation.apply(api));
    }

    ContactsResponse<?> succeed(Operation operation) {
        return resultOf(operation.call(api));
    }

    ContactsException fail(Operation operation) {
        return failureOf(operation.call(api));
    }

    static <T> T resultOf(CompletableFuture<T> future) {
        try {
            return future.get(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The exception of a future that fails, which must be one of ours. */
    static ContactsException failureOf(CompletableFuture<?> future) {
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
        timer.shutdownNow();
    }
}
