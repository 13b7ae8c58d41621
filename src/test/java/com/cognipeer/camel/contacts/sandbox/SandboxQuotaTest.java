package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SandboxQuotaTest extends SandboxFixture {
    private final ManualClock clock = new ManualClock("2026-11-22T10:00:00.500Z");

    @Override
    SandboxBuilder settings() {
        return ContactsSandbox.builder().clock(clock).requestsPerMinute(2);
    }

    @Test
    void everyAnswerSaysHowMuchIsLeft() {
        var first = client.list("{}");
        var second = client.get("email=nobody%40example.com");

        assertThat(first.header("X-RateLimit-Limit")).isEqualTo("2");
        assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("1");
        // 10:01:00.500, rounded up.
        assertThat(first.header("X-RateLimit-Reset")).isEqualTo("1795341661");
        assertThat(second.status()).isEqualTo(404);
        assertThat(second.header("X-RateLimit-Remaining")).isEqualTo("0");
    }

    @Test
    void aRequestPastTheLimitIsRefusedAndHasNoEffect() {
        client.list("{}");
        client.list("{}");

        var reply = client.create("{}");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(reply.header("X-RateLimit-Reset")).isEqualTo("1795341661");
        assertThat(reply.header("Date")).isEqualTo("Sun, 22 Nov 2026 10:00:00 GMT");
        assertThat(reply.json().get("statusCode").intValue()).isEqualTo(429);
        assertThat(sandbox.size()).isZero();
    }

    @Test
    void aPermitComesBackAWholeMinuteAfterItWasTaken() {
        client.list("{}");
        clock.advance(Duration.ofSeconds(30));
        client.list("{}");
        clock.advance(Duration.ofMillis(29_999));
        assertThat(client.list("{}").status()).isEqualTo(429);
        clock.advance(Duration.ofMillis(1));

        assertThat(client.list("{}").status()).isEqualTo(200);
        assertThat(client.list("{}").status()).isEqualTo(429);
    }

    @Test
    void theDayHasItsOwnLimit() {
        restart(settings().requestsPerMinute(2).requestsPerDay(3));
        client.list("{}");
        client.list("{}");
        clock.advance(Duration.ofMinutes(2));
        var last = client.list("{}");

        assertThat(last.header("X-RateLimit-Limit")).isEqualTo("3");
        assertThat(last.header("X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(client.list("{}").status()).isEqualTo(429);
        clock.advance(Duration.ofDays(1));
        assertThat(client.list("{}").status()).isEqualTo(200);
    }

    @Test
    void onlyARefusedRequestIsToldWhenToComeAgain() {
        client.list("{}");
        clock.advance(Duration.ofMillis(20_300));
        assertThat(client.list("{}").header("Retry-After")).isNull();

        // The first permit comes back after 39.7 s.
        assertThat(client.list("{}").header("Retry-After")).isEqualTo("40");
    }

    @Test
    void whoIsTurnedAwayForTheDayIsToldToComeAgainTomorrow() {
        restart(settings().requestsPerMinute(100).requestsPerDay(1));
        client.list("{}");

        assertThat(client.list("{}").header("Retry-After")).isEqualTo("86400");
    }

    @Test
    void aServerMaySendNoRetryAfter() {
        restart(settings().retryAfter(false));
        client.list("{}");
        client.list("{}");

        var reply = client.list("{}");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isNull();
        assertThat(reply.header("X-RateLimit-Reset")).isEqualTo("1795341661");
    }

    @Test
    void withoutALimitNothingIsSaidOfOne() {
        restart(ContactsSandbox.builder());

        assertThat(client.list("{}").header("X-RateLimit-Limit")).isNull();
    }
}
