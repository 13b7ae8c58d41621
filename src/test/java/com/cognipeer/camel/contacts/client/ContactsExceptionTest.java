package com.cognipeer.camel.contacts.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Failure.Kind;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactsExceptionTest {

    private static final ResponseInfo ANSWER = new ResponseInfo(503, RateLimit.UNKNOWN, 1);
    private static final ErrorDetails DETAILS = new ErrorDetails(ANSWER, "busy", Duration.ofSeconds(7), false);

    private static ContactsException failure(Kind kind) {
        return new Failure(kind, "it failed", DETAILS, false, true).toException(3, true);
    }

    /** As the exception of a sync. */
    private static final class OfSeveral extends ContactsException {
        private static final long serialVersionUID = 1L;

        OfSeveral(Throwable cause) {
            super("several ended", cause);
        }
    }

    @Test
    void oneOfSeveralOperationsHasWhatTheServerSaidOfTheOneThatFailed() {
        ContactsException several = new OfSeveral(failure(Kind.SERVER));

        assertThat(several.getStatusCode()).isEqualTo(503);
        assertThat(several.getHttpResponseCode()).isEqualTo(503);
        assertThat(several.getErrorCode()).isEqualTo("busy");
        assertThat(several.getRetryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(several.getResponseInfo().requestCount()).isEqualTo(3);
        assertThat(several.isMaybeApplied()).isTrue();
        assertThat(several).hasMessage("several ended");
        assertThat(several.getHttpResponseStatus()).isEqualTo("several ended");
    }

    @Test
    void oneOfSeveralOperationsThatEndedByAnythingElseHasNoAnswer() {
        ContactsException several = new OfSeveral(new IOException("no disk"));

        assertThat(several.getStatusCode()).isZero();
        assertThat(several.getErrorCode()).isNull();
        assertThat(several.getRetryAfter()).isNull();
        assertThat(several.getResponseInfo()).isEqualTo(ResponseInfo.NOT_SENT);
        assertThat(several.isMaybeApplied()).isFalse();
        assertThat(several).hasCauseInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"NO_SUCH_CONTACT, true", "WRONG_ADDRESS, false"})
    void aContactThatIsNotFoundTellsWhetherTheApiSaidSo(Kind kind, boolean byTheApi) {
        assertThat(((ContactNotFoundException) failure(kind)).isSaidByTheApi()).isEqualTo(byTheApi);
    }

    @ParameterizedTest
    @CsvSource({"CONFLICT, true", "INVALID, false"})
    void anInvalidContactTellsWhetherItIsAConflict(Kind kind, boolean conflict) {
        assertThat(((InvalidContactException) failure(kind)).isConflict()).isEqualTo(conflict);
    }

    @ParameterizedTest
    @CsvSource({"QUEUED, true", "RATE_LIMITED, false"})
    void aRateLimitTellsWhetherTheOperationOnlyWaited(Kind kind, boolean queued) {
        assertThat(((ContactsRateLimitException) failure(kind)).isQueued()).isEqualTo(queued);
    }

    @ParameterizedTest
    @CsvSource({"CLIENT_CLOSED, true", "NO_ANSWER, false"})
    void aTransportFailureTellsWhetherThisSideStopped(Kind kind, boolean closed) {
        ContactsTransportException failure = (ContactsTransportException) failure(kind);

        assertThat(failure.isClosed()).isEqualTo(closed);
        assertThat(failure).hasMessage("it failed; the request may have been applied");
    }

    @Test
    void whatWasNotSentHasTheStatusOfAUsedUpQuotaAndNoRequest() {
        ContactsException usedUp =
                Failure.rateLimit("used up", Duration.ofHours(1)).toException(0, false);

        assertThat(usedUp.getStatusCode()).isEqualTo(429);
        assertThat(usedUp.getRetryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(usedUp.getResponseInfo().requestCount()).isZero();
    }
}
