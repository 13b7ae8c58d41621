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

        assertThat(counters.requests()).isEqualTo(2);
        assertThat(counters.retries()).isEqualTo(1);
    }

    @Test
    void onlyAnswersWithStatus429AreRateLimited() {
        counters.ended("get", 429, RateLimit.UNKNOWN, Duration.ZERO);
        counters.ended("get", 503, RateLimit.UNKNOWN, Duration.ZERO);

        assertThat(counters.rateLimited()).isOne();
    }

    @Test
    void whoWaitsNowIsCountedUntilItsWaitEnds() {
        counters.held("get");
        counters.held("list");
        counters.released("get", Duration.ofMillis(1500));

        assertThat(counters.waits()).isEqualTo(2);
        assertThat(counters.waitingNow()).isOne();
        assertThat(counters.waited()).hasMillis(1500);
    }

    @Test
    void theQuotaIsWhatTheServerLastTold() {
        counters.ended("get", 200, new RateLimit(100L, 7L, 1772452800L), Duration.ZERO);
        counters.ended("get", 502, RateLimit.UNKNOWN, Duration.ZERO);

        assertThat(counters.quota()).isEqualTo(new RateLimit(100L, 7L, 1772452800L));
    }

    @Test
    void theLastFailureIsKnownByItsClassAndTime() {
        counters.failed("get", new ContactsServerException("no JSON"));
        counters.failed("create", new InvalidContactException("no identity"));

        assertThat(counters.failed()).isEqualTo(2);
        assertThat(counters.lastFailure()).hasValueSatisfying(failure -> {
            assertThat(failure.error()).isEqualTo("InvalidContactException");
            assertThat(failure.at()).isEqualTo(NOON);
        });
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

        assertThat(all.requests()).isOne();
        assertThat(all.retries()).isOne();
        assertThat(all.rateLimited()).isOne();
        assertThat(all.waits()).isEqualTo(2);
        assertThat(all.waited()).hasMillis(20);
        assertThat(all.waitingNow()).isOne();
        assertThat(all.succeeded()).isOne();
        assertThat(all.failed()).isOne();
        assertThat(all.quota().remaining()).isZero();
    }

    @Test
    void nothingIsLostWhereManyThreadsCountAtOnce() {
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                            for (int i = 0; i < 10_000; i++) {
                                counters.sent("get", true);
                                counters.held("get");
                                counters.released("get", Duration.ofNanos(3));
                                counters.succeeded("get");
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(all.requests()).isEqualTo(80_000);
        assertThat(all.waitingNow()).isZero();
        assertThat(all.waited()).hasNanos(240_000);
        assertThat(all.succeeded()).isEqualTo(80_000);
    }
}
