package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cognipeer.camel.contacts.client.ErrorDetails;
import com.cognipeer.camel.contacts.client.Failure;
import com.cognipeer.camel.contacts.client.Failure.FailedException;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.client.http.ApiRequest;
import com.cognipeer.camel.contacts.client.http.HttpAnswer;
import com.cognipeer.camel.contacts.client.http.HttpAnswers;
import com.cognipeer.camel.contacts.client.http.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryRulesTest {

    private static final RetrySettings SETTINGS = new RetrySettings(
            3, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofMinutes(3));
    private static final Duration LEFT = Duration.ofMinutes(3);
    private static final ApiRequest READ = new ApiRequest("get", "GET", "/", null, false, true);
    private static final ApiRequest UPDATE = new ApiRequest("update", "PATCH", "/", new byte[0], true, true);
    private static final ApiRequest CREATE = new ApiRequest("create", "POST", "/", new byte[0], true, false);
    private static final double AT_LEAST = 0;
    private static final double AT_MOST = 1;

    private final RetryRules rules = new RetryRules(SETTINGS);

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void readsAndUpdatesAreRepeatedOnStatusesThatPass(int status) {
        assertThat(isRepeated(READ, status(status))).isTrue();
        assertThat(isRepeated(UPDATE, status(status))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 400, 401, 403, 404, 409, 418, 422, 501, 505})
    void nothingIsRepeatedOnStatusesThatStay(int status) {
        for (ApiRequest call : List.of(READ, UPDATE, CREATE)) {
            assertThat(isRepeated(call, status(status))).isFalse();
        }
    }

    @Test
    void tooEarlyIsRepeatedOnceAndForACreateNever() {
        assertThat(RetryRules.isRepeated(READ, status(425), false)).isTrue();
        assertThat(RetryRules.isRepeated(READ, status(425), true)).isFalse();
        assertThat(RetryRules.isRepeated(CREATE, status(425), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aCreateIsNeverRepeatedWhereItMayHaveTakenEffect(int status) {
        assertThat(isRepeated(CREATE, status(status))).isFalse();
    }

    @Test
    void aCreateIsRepeatedWhenItWasNeverSentOrRefusedForTheQuota() {
        assertThat(isRepeated(CREATE, broken(false))).isTrue();
        assertThat(isRepeated(CREATE, broken(true))).isFalse();
        assertThat(isRepeated(CREATE, status(429))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0,   500,  1000",
        "1,  500,  2000",
        "2,  500,  4000",
        "3,  500,  8000",
        "4,   500, 16000",
        "5,  500, 20000",
        "60, 500, 20000"
    })
    void theWaitLiesBetweenTheShortestAndABoundThatDoublesUpToTheLongest(int retries, long least, long most) {
        assertThat(rules.delay(status(503), retries, AT_LEAST)).hasMillis(least);
        assertThat(rules.delay(status(503), retries, AT_MOST)).hasMillis(most);
    }

    @Test
    void aFullQuotaIsGivenTwiceTheTime() {
        assertThat(rules.delay(status(429), 0, AT_MOST)).hasMillis(2000);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whatTheServerAsksForIsNeverUndercutAndNotTheSameForEverybody(int status) {
        for (double random : new double[] {0, 0.5, 1}) {
            assertThat(rules.delay(asking(status, 3), 0, random)).isBetween(seconds(3), Duration.ofMillis(3500));
        }
        assertThat(rules.delay(asking(status, 3), 0, 0.9)).isNotEqualTo(rules.delay(asking(status, 3), 0, 0.1));
    }

    @Test
    void whatTheServerAsksForIsNeverExceededPastTheCap() {
        assertThat(rules.delay(asking(429, 60), 2, AT_MOST)).isEqualTo(seconds(60));
        assertThat(rules.obstacle(asking(429, 60), 0, seconds(60), LEFT)).isNull();
    }

    @Test
    void aLongerOneIsNotWaitedFor() {
        assertThat(rules.obstacle(asking(503, 61), 0, seconds(61), LEFT))
                .isEqualTo("; the server asks to wait 61 s, longer than maxRetryAfter=60000 ms");
    }

    @Test
    void theEndOfAWindowMayLieTheRoundingsOfItsTimesBeyond() {
        assertThat(rules.obstacle(resetting(62), 0, seconds(62), LEFT)).isNull();
        assertThat(rules.obstacle(resetting(63), 0, seconds(63), LEFT)).isNotNull();
    }

    @Test
    void noneAskedForIsTheOwnWait() {
        assertThat(rules.delay(asking(503, 0), 0, AT_LEAST)).hasMillis(500);
        assertThat(rules.delay(asking(503, 0), 9, AT_MOST)).isEqualTo(seconds(20));
    }

    @Test
    void theRetriesComeToAnEnd() {
        assertThat(rules.obstacle(status(503), 2, seconds(1), LEFT)).isNull();
        assertThat(rules.obstacle(status(503), 3, seconds(1), LEFT)).isEqualTo("; given up after maxRetries=3");
    }

    @Test
    void noWaitIsBegunThatTheOperationWouldNotOutlive() {
        assertThat(rules.obstacle(status(503), 0, seconds(5), Duration.ofMillis(5001)))
                .isNull();
        assertThat(rules.obstacle(status(503), 0, seconds(5), seconds(5)))
                .isEqualTo("; the next try would come after totalTimeout=180000 ms");
    }

    @Test
    void delaysOfZeroAreNone() {
        RetryRules none = new RetryRules(
                new RetrySettings(3, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(3)));

        assertThat(Stream.of(0.0, 1.0).map(random -> none.delay(status(503), 5, random)))
                .containsOnly(Duration.ZERO);
    }

    private static boolean isRepeated(ApiRequest call, Failure failure) {
        return RetryRules.isRepeated(call, failure, false);
    }

    private static Failure status(int status) {
        return failure(status, Map.of());
    }

    private static Failure asking(int status, long seconds) {
        return failure(status, Map.of("Retry-After", Long.toString(seconds)));
    }

    private static Failure resetting(long seconds) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return failure(
                429,
                Map.of(
                        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)),
                        "X-RateLimit-Reset", Long.toString(now.getEpochSecond() + seconds)));
    }

    /** The failure that the client makes of such an answer. */
    private static Failure failure(int status, Map<String, String> headers) {
        AnswerReader reader = new AnswerReader(new Redaction(TestClient.TOKEN, null));
        HttpAnswer answer = HttpAnswers.of(status, headers, "{\"success\":false}");
        return catchThrowableOfType(FailedException.class, () -> reader.contact(READ, answer))
                .failure();
    }

    private static Failure broken(boolean sent) {
        return new Failure(Failure.Kind.NO_ANSWER, "failed", ErrorDetails.of(ResponseInfo.NOT_SENT), true, sent);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
