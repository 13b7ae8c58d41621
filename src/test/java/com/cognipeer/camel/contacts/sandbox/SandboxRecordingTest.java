package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxRecordingTest extends SandboxFixture {

    @Override
    SandboxBuilder settings() {
        return ContactsSandbox.builder().clock(new ManualClock("2026-11-22T10:00:00Z"));
    }

    @Test
    void aRequestIsKeptAsItCame() {
        client.send(
                "POST",
                "/sdk/contact/list?x=%20",
                "{ \"page\" : 1 }",
                "Authorization",
                "Bearer pat_sandbox",
                "X-Two",
                "1",
                "x-two",
                "2");

        RecordedRequest request = sandbox.requests().get(0);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/v1/sdk/contact/list?x=%20");
        assertThat(request.path()).isEqualTo("/v1/sdk/contact/list");
        assertThat(request.body()).isEqualTo("{ \"page\" : 1 }");
        assertThat(request.json().get("page").intValue()).isEqualTo(1);
        assertThat(request.headers().get("x-TWO")).containsExactly("1", "2");
        assertThat(request.header("authorization")).isEqualTo("Bearer pat_sandbox");
        assertThat(request.header("absent")).isNull();
        assertThat(request.at()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    }

    @Test
    void aRequestDoesNotPrintTheToken() {
        client.list("{}");

        assertThat(sandbox.requests().get(0).toString())
                .contains("/v1/sdk/contact/list", "Authorization")
                .doesNotContain("pat_sandbox");
        assertThat(sandbox.answers().get(0).toString()).doesNotContain("pat_sandbox");
    }

    @Test
    void everyAnswerIsKeptWithItsStatus() {
        client.create("{}");
        client.get("email=nobody%40example.com");

        assertThat(sandbox.answers()).extracting(RecordedAnswer::status).containsExactly(201, 404);
        assertThat(sandbox.answers())
                .extracting(answer -> answer.request().method())
                .containsExactly("POST", "GET");
    }

    @Test
    void clearedRequestsAreForgotten() {
        client.list("{}");
        sandbox.clearRequests();

        assertThat(sandbox.requests()).isEmpty();
        assertThat(sandbox.answers()).isEmpty();
        assertThat(sandbox.requestCount()).isZero();
    }

    @Test
    void withoutRecordingRequestsAreOnlyCounted() {
        restart(settings().recording(false));
        client.list("{}");

        assertThat(sandbox.requests()).isEmpty();
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @Test
    void onlyTheLatestRequestsAreKept() {
        Recording recording = new Recording(true);
        RecordedRequest request = new RecordedRequest("GET", "/", Map.of(), "", Instant.EPOCH);
        for (int i = 0; i < Recording.KEPT + 1; i++) {
            recording.request(request);
        }

        assertThat(recording.requests()).hasSize(Recording.KEPT);
        assertThat(recording.count()).isEqualTo(Recording.KEPT + 1);
    }

    @Test
    void whatIsHandedOutCannotBeChanged() {
        client.list("{}");
        RecordedRequest request = sandbox.requests().get(0);

        assertThatThrownBy(() -> sandbox.requests().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> request.headers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
