package com.cognipeer.camel.contacts.client.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryTokensTest {

    private final RetryTokens tokens = new RetryTokens();

    @Test
    void anOutageGetsAHundredRetriesAndNoMore() {
        assertThat(IntStream.range(0, 1000).filter(i -> tokens.take()).count()).isEqualTo(100);
        assertThat(tokens.left()).isZero();
    }

    @Test
    void aSuccessThatTookARetryGivesItBack() {
        useUp();

        tokens.succeeded(2);

        assertThat(tokens.left()).isEqualTo(5);
        assertThat(tokens.take()).isTrue();
        assertThat(tokens.take()).isFalse();
    }

    @Test
    void fiveSuccessesAtFirstPayForARetry() {
        useUp();

        IntStream.range(0, 4).forEach(i -> tokens.succeeded(0));
        assertThat(tokens.take()).isFalse();
        tokens.succeeded(0);
        assertThat(tokens.take()).isTrue();
    }

    @Test
    void thereAreNeverMoreThanAtTheStart() {
        tokens.succeeded(0);
        tokens.succeeded(3);

        assertThat(tokens.left()).isEqualTo(500);
    }

    private void useUp() {
        while (tokens.take()) {
            assertThat(tokens.left()).isGreaterThanOrEqualTo(0);
        }
    }
}
