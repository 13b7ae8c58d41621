package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.http.HttpAnswer;
import com.cognipeer.camel.contacts.client.http.HttpAnswers;
import com.cognipeer.camel.contacts.client.quota.Permit;
import com.cognipeer.camel.contacts.client.quota.ServerQuota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quota learns from each answer, and from a request without one, what the request has cost. */
class PermitSettlementTest {

    private static final Map<String, String> TWO_LEFT =
            Map.of("RateLimit-Limit", "100", "RateLimit-Remaining", "2", "RateLimit-Reset", "30");
    private static final Map<String, String> NONE_LEFT =
            Map.of("RateLimit-Limit", "100", "RateLimit-Remaining", "0", "RateLimit-Reset", "30");

    private final List<Object> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 302, 400, 404, 499})
    void anAnswerTellsWhatIsLeft(int status) {
        settle(answer(status, TWO_LEFT));

        assertThat(told).containsExactly("answered", new ServerQuota(100L, 2L, Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void aServerThatFailsIsToldApart(int status) {
        settle(answer(status, TWO_LEFT));

        assertThat(told).containsExactly("failed", new ServerQuota(100L, 2L, Duration.ofSeconds(30)));
    }

    @Test
    void aRefusalTellsWhenToComeBack() {
        settle(answer(429, Map.of("Retry-After", "7")));

        assertThat(told)
                .containsExactly("refused", new ServerQuota(null, null, null), "asks for " + Duration.ofSeconds(7));
    }

    @Test
    void theEndOfTheWindowIsNoWaitThatTheServerAsksFor() {
        settle(answer(429, NONE_LEFT));

        assertThat(told).containsExactly("refused", new ServerQuota(100L, 0L, Duration.ofSeconds(30)), "asks for null");
    }

    @Test
    void aWindowWithRequestsLeftIsNotTheOneThatRefused() {
        settle(answer(429, TWO_LEFT));

        assertThat(told).containsExactly("refused", ServerQuota.UNKNOWN, "asks for null");
    }

    @Test
    void aRequestThatLeftMayHaveBeenCounted() {
        PermitSettlement.settle(permit(), null, true);

        assertThat(told).containsExactly("lost");
    }

    @Test
    void aRequestThatNeverLeftIsGivenBack() {
        PermitSettlement.settle(permit(), null, false);

        assertThat(told).containsExactly("given back");
    }

    private void settle(HttpAnswer answer) {
        PermitSettlement.settle(permit(), answer, true);
    }

    private static HttpAnswer answer(int status, Map<String, String> headers) {
        return HttpAnswers.of(status, headers, "");
    }

    private Permit permit() {
        return new Permit() {
            @Override
            public void giveBack() {
                told.add("given back");
            }

            @Override
            public void lost() {
                told.add("lost");
            }

            @Override
            public void answered(ServerQuota quota) {
                told.addAll(List.of("answered", quota));
            }

            @Override
            public void failed(ServerQuota quota) {
                told.addAll(List.of("failed", quota));
            }

            @Override
            public void refused(ServerQuota quota, Duration pause) {
                told.addAll(List.of("refused", quota, "asks for " + pause));
            }
        };
    }
}
