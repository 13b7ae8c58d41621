package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A transport opens its connections with the first request and not before, so that a start does not wait for them. */
class OpeningTest {

    private static final ApiRequest LISTING =
            new ApiRequest("list", "POST", "/v1/sdk/contact/list", new byte[] {'{', '}'}, false, true);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void noThreadRunsBeforeTheFirstRequest() throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE));
                HttpTransport transport = transport(server.url("/v1"), timer)) {
            assertThat(ioThreads()).isEmpty();

            TestClient.resultOf(send(transport));

            assertThat(ioThreads())
                    .filteredOn(thread -> thread.getName().endsWith("-1"))
                    .hasSize(1);
        }
    }

    @RepeatedTest(5)
    void requestsThatAreTheFirstTogetherShareWhatTheyOpen() throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE));
                HttpTransport transport = transport(server.url("/v1"), timer)) {
            together(8, () -> send(transport)).forEach(TestClient::resultOf);

            assertThat(ioThreads())
                    .filteredOn(thread -> thread.getName().endsWith("-1"))
                    .hasSize(1);
        }
        Awaitility.await().until(() -> ioThreads().isEmpty());
    }

    @RepeatedTest(20)
    void aCloseBesideTheFirstRequestLeavesNothingOpen() throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE))) {
            HttpTransport transport = transport(server.url("/v1"), timer);
            List<CompletableFuture<HttpAnswer>> ends = together(2, () -> {
                if (Thread.currentThread().getName().endsWith("0")) {
                    transport.close();
                    return CompletableFuture.completedFuture(null);
                }
                return send(transport);
            });

            TestClient.resultOf(CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                    .handle((ended, failure) -> true));
            Awaitility.await().until(() -> ioThreads().isEmpty());
        }
    }

    @Test
    void aTransportThatWasNeverUsedIsClosedAndOpensNothingAfterwards() throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE))) {
            HttpTransport transport = transport(server.url("/v1"), timer);

            transport.close();

            assertThatThrownBy(() -> send(transport).join())
                    .hasRootCauseExactlyInstanceOf(HttpTransport.ClientClosedException.class);
            assertThat(ioThreads()).isEmpty();
        }
    }

    @Test
    void theOpeningIsNotTakenFromTheTimeForTheFirstAnswer() throws IOException {
        AtomicBoolean openedBefore = new AtomicBoolean();
        ScheduledThreadPoolExecutor watched = new ScheduledThreadPoolExecutor(1) {
            @Override
            public ScheduledFuture<?> schedule(Runnable deadline, long delay, TimeUnit unit) {
                openedBefore.set(!ioThreads().isEmpty());
                return super.schedule(deadline, delay, unit);
            }
        };
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE));
                HttpTransport transport = transport(server.url("/v1"), watched)) {
            TestClient.resultOf(send(transport));

            assertThat(openedBefore).isTrue();
        } finally {
            watched.shutdownNow();
        }
    }

    @Test
    void aProxyThatCannotBeOneIsRefusedBeforeThat() {
        ClientSettings settings = new ClientSettings(
                URI.create("http://127.0.0.1:1/v1"),
                TestClient.TOKEN,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                1 << 20,
                null,
                new ClientSettings.Proxy("two words", 3128));

        assertThatThrownBy(() -> new HttpTransport(settings, new ConnectionPools(), timer))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static HttpTransport transport(URI baseUrl, ScheduledThreadPoolExecutor timer) {
        return new HttpTransport(TestClient.settings(baseUrl), new ConnectionPools(), timer);
    }

    private static CompletableFuture<HttpAnswer> send(HttpTransport transport) {
        return transport
                .send(LISTING, TimeUnit.SECONDS.toNanos(TestClient.HANG_SECONDS), stage -> "too late")
                .answer();
    }

    /** Does something on as many threads as near to the same time as can be; their names end with their numbers. */
    private static List<CompletableFuture<HttpAnswer>> together(
            int threads, Supplier<CompletableFuture<HttpAnswer>> what) {
        CountDownLatch ready = new CountDownLatch(threads);
        List<CompletableFuture<HttpAnswer>> ends = IntStream.range(0, threads)
                .mapToObj(number -> new CompletableFuture<HttpAnswer>())
                .toList();
        IntStream.range(0, threads).forEach(number -> new Thread(
                        () -> {
                            ready.countDown();
                            try {
                                ready.await();
                                what.get().whenComplete((answer, failure) -> {
                                    if (failure == null) {
                                        ends.get(number).complete(answer);
                                    } else {
                                        ends.get(number).completeExceptionally(failure);
                                    }
                                });
                            } catch (InterruptedException | RuntimeException e) {
                                ends.get(number).completeExceptionally(e);
                            }
                        },
                        "together-" + number)
                .start());
        return ends;
    }

    /** Those that have begun since; one that starts the others is there as soon as a pool is open, and each pool has a first. */
    private List<Thread> ioThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cognipeer-contacts-io-") && !before.contains(thread))
                .toList();
    }
}
