package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RequestObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestCountersTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final RequestCounters all = new RequestCounters(() -> NOON, () -> RequestObserver.NONE);
    private final RequestCounters counters = new RequestCounters(() -> NOON, () -> all);

    @Test
    void aRetryIsARequestToo() {
        counters.sent("get", false);
        counters.sent("get", true);

        assertThat(counters.getRequests()).isEqualTo(2);
        assertThat(counters.getRetries()).isEqualTo(1);
    }

    @Test
    void onlyAnswersWithStatus429AreRateLimited() {
        counters.ended("get", 429, RateLimit.UNKNOWN, Duration.ZERO);
        counters.ended("get", 503, RateLimit.UNKNOWN, Duration.ZERO);

        assertThat(counters.getRateLimited()).isOne();
    }

    @Test
    void whoWaitsNowIsCountedUntilItsWaitEnds() {
        counters.held("get");
        counters.held("list");
        counters.released("get", Duration.ofMillis(1500));

        assertThat(counters.getWaits()).isEqualTo(2);
        assertThat(counters.getWaitingNow()).isOne();
        assertThat(counters.getWaitedMillis()).isEqualTo(1500);
    }

    @Test
    void theQuotaIsWhatTheServerLastTold() {
        counters.ended("get", 200, new RateLimit(100L, 7L, 1772452800L), Duration.ZERO);
        counters.ended("get", 502, RateLimit.UNKNOWN, Duration.ZERO);

        assertThat(counters.getQuotaLimit()).isEqualTo(100);
        assertThat(counters.getQuotaLeft()).isEqualTo(7);
        assertThat(counters.getQuotaReset()).isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void theLastFailureIsKnownByItsClassAndTime() {
        counters.failed("get", new ContactsServerException("no JSON"));
        counters.failed("create", new InvalidContactException("no identity"));

        assertThat(counters.getFailed()).isEqualTo(2);
        assertThat(counters.getLastError()).isEqualTo("InvalidContactException");
        assertThat(counters.getLastErrorTime()).isEqualTo(NOON.toString());
    }

    @Test
    void aRefusedContactIsNoOutage() {
        counters.failed("create", new InvalidContactException("no identity"));
        assertThat(counters.lastOutage()).isEmpty();

        counters.failed("create", new ContactsServerException("no JSON"));
        assertThat(counters.lastOutage()).isPresent();
    }

    @Test
    void allThatAnEndpointCountsIsCountedByItsComponentToo() {
        counters.sent("get", true);
        counters.ended("get", 429, new RateLimit(100L, 0L, null), Duration.ZERO);
        counters.held("get");
        counters.released("get", Duration.ofMillis(20));
        counters.held("get");
        counters.succeeded("get");
        counters.failed("get", new ContactsServerException("no JSON"));

        assertThat(all.getRequests()).isOne();
        assertThat(all.getRetries()).isOne();
        assertThat(all.getRateLimited()).isOne();
        assertThat(all.getWaits()).isEqualTo(2);
        assertThat(all.getWaitedMillis()).isEqualTo(20);
        assertThat(all.getWaitingNow()).isOne();
        assertThat(all.getSucceeded()).isOne();
        assertThat(all.getFailed()).isOne();
        assertThat(all.getQuotaLeft()).isZero();
    }

    @Test
    void nothingIsLostWhereManyThreadsCountAtOnce() {
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                            for (int i = 0; i < 10_000; i++) {
                                counters.sent("get", true);
                                counters.held("get");
                                counters.released("get", Duration.ofMillis(3));
                                counters.succeeded("get");
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(all.getRequests()).isEqualTo(80_000);
        assertThat(all.getWaitingNow()).isZero();
        assertThat(all.getWaitedMillis()).isEqualTo(240_000);
        assertThat(all.getSucceeded()).isEqualTo(80_000);
    }
}
