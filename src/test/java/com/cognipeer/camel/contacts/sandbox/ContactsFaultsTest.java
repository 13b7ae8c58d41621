package com.cognipeer.camel.contacts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactsFaultsTest extends SandboxFixture {

    @Test
    void queuedFaultsStrikeTheNextRequestsInOrder() {
        sandbox.faults().next(Fault.status(503), Fault.none(), Fault.status(500));

        assertThat(statuses(4)).containsExactly(503, 200, 500, 200);
    }

    @Test
    void aStatusComesWithEnvelopeAndHeadersAndWithoutEffect() {
        sandbox.faults().next(Fault.status(503, "Down").header("Retry-After", "7"));

        var reply = client.create("{}");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("7");
        assertThat(reply.response().body()).isEqualTo("{\"message\":\"Down\",\"statusCode\":503}");
        assertThat(sandbox.size()).isZero();
    }

    @Test
    void anAnswerIsSentAsGiven() {
        sandbox.faults()
                .next(Fault.answer(502, "text/html", "<h1>Bad Gateway</h1>").header("Via", "proxy"));

        var reply = client.list("{}");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.header("Content-Type")).isEqualTo("text/html");
        assertThat(reply.header("Via")).isEqualTo("proxy");
        assertThat(reply.response().body()).isEqualTo("<h1>Bad Gateway</h1>");
    }

    @Test
    void aDelayedRequestIsAnsweredLater() {
        sandbox.faults().next(Fault.delay(Duration.ofMillis(60)));
        long start = System.nanoTime();

        assertThat(client.list("{}").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void aSandboxThatClosesDoesNotWaitForADelay() {
        sandbox.faults().next(Fault.delay(Duration.ofHours(1)));
        sandbox.faults().beforeAnswer(request -> new Thread(sandbox::close).start());

        assertThatThrownBy(() -> client.create("{}")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void faultsJoin() {
        sandbox.faults().next(Fault.delay(Duration.ofMillis(30)).and(Fault.status(503)));
        long start = System.nanoTime();

        assertThat(client.list("{}").status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void aResetRequestHasNoEffect() throws IOException {
        sandbox.faults().next(Fault.resetBeforeHandling());

        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.send("POST", "/v1/sdk/contact", "{}");

            assertThatThrownBy(connection::status)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(sandbox.size()).isZero();
    }

    @Test
    void aRequestWhoseAnswerIsLostHasItsEffect() throws IOException {
        sandbox.faults().next(Fault.loseAnswer());

        try (RawConnection connection = new RawConnection(sandbox)) {
            connection.send("POST", "/v1/sdk/contact", "{\"email\":\"ada@example.com\"}");

            assertThatThrownBy(connection::status).isInstanceOf(EOFException.class);
        }
        assertThat(sandbox.find("ada@example.com")).isPresent();
        assertThat(sandbox.answers()).extracting(RecordedAnswer::status).containsExactly(0);
    }

    @Test
    void anHttpClientSeesACutAsAnIoException() {
        sandbox.faults().next(Fault.loseAnswer());
        assertThatThrownBy(() -> client.create("{}")).isInstanceOf(UncheckedIOException.class);

        sandbox.faults().next(Fault.resetBeforeHandling());
        assertThatThrownBy(() -> client.create("{}")).isInstanceOf(UncheckedIOException.class);

        assertThat(client.create("{}").status()).isEqualTo(201);
        assertThat(sandbox.size()).isEqualTo(2);
    }

    @Test
    void aFilterOrSortIsIgnored() {
        sandbox.insert(Map.of("name", "B"));
        sandbox.insert(Map.of("name", "A"));

        sandbox.faults().next(Fault.ignoreFilter());
        assertThat(client.names("{\"name\":\"A\"}", "{\"name\":1}")).containsExactly("A", "B");

        sandbox.faults().next(Fault.ignoreSort());
        assertThat(client.names("{\"name\":{\"$ne\":\"C\"}}", "{\"name\":1}")).containsExactly("B", "A");

        assertThat(client.names("{\"name\":\"A\"}", "{\"name\":1}")).containsExactly("A");
    }

    @Test
    void aRuleStrikesEveryRequestThatFitsUntilCleared() {
        sandbox.faults().always(request -> request.method().equals("GET"), Fault.status(500));

        assertThat(client.get("email=x").status()).isEqualTo(500);
        assertThat(statuses(1)).containsExactly(200);
        assertThat(client.get("email=x").status()).isEqualTo(500);
        sandbox.faults().clear();
        assertThat(client.get("email=x").status()).isEqualTo(404);
    }

    @Test
    void rulesThatFitTheSameRequestJoin() {
        sandbox.insert(Map.of("name", "B"));
        sandbox.insert(Map.of("name", "A"));
        sandbox.faults().always(request -> true, Fault.ignoreFilter()).always(request -> true, Fault.ignoreSort());

        assertThat(client.names("{\"name\":\"A\"}", "{\"name\":1}")).containsExactly("B", "A");
    }

    @Test
    void randomFaultsFollowTheSeed() {
        sandbox.faults().random(0.5, Fault.status(500), Fault.status(503));
        List<Integer> first = statuses(40);
        sandbox.faults().random(0.5, Fault.status(500), Fault.status(503));

        assertThat(first).contains(200, 500, 503);
        assertThat(statuses(40)).isEqualTo(first);
    }

    @Test
    void dataCanMoveBetweenTwoPages() {
        sandbox.seedContacts(2);
        sandbox.faults().beforeAnswer(request -> sandbox.insert(Map.of("name", request.path())));

        assertThat(client.list("{}").json().get("total").intValue()).isEqualTo(3);
        assertThat(client.list("{}").json().get("total").intValue()).isEqualTo(4);
    }

    @Test
    void aHookThatFailsIsSeenByTheClient() {
        sandbox.faults().beforeAnswer(request -> {
            throw new IllegalStateException("broken hook");
        });

        var reply = client.list("{}");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.response().body()).contains("broken hook");
    }

    @Test
    void onlyAnAnswerCanCarryAHeader() {
        assertThatThrownBy(() -> Fault.loseAnswer().header("Retry-After", "1"))
                .isInstanceOf(IllegalStateException.class);
    }

    private List<Integer> statuses(int requests) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            statuses.add(client.list("{}").status());
        }
        return statuses;
    }
}
