package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.LogCapture;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {

    private static final String EVERYTHING = "Bearer " + TestClient.TOKEN + " of " + TestClient.HOOK_ID + " and "
            + Operation.EMAIL + " or " + URLEncoder.encode(Operation.EMAIL, StandardCharsets.UTF_8);

    static List<String> answersThatEchoWhatWasSent() {
        String json = "{\"message\":\"" + EVERYTHING + "\"}";
        List<String> answers = new ArrayList<>();
        for (String status : List.of("400", "401", "403", "404", "409", "429", "500", "502")) {
            answers.add(text(Answers.of(status + " " + EVERYTHING, "X-Echo: " + EVERYTHING + "\r\n", json)));
            answers.add(text(Answers.of(status + " " + EVERYTHING, "", "<html>" + EVERYTHING)));
            answers.add(text(Answers.of(
                    status + " X",
                    "",
                    "{\"error\":{\"code\":\"" + EVERYTHING + "\",\"message\":\"" + EVERYTHING + "\"}}")));
        }
        answers.add(text(Answers.ok("{\"success\":false,\"error\":\"" + EVERYTHING + "\"}")));
        answers.add(text(Answers.ok("{\"success\":true,\"data\":\"" + EVERYTHING + "\"")));
        answers.add(text(Answers.ok(EVERYTHING)));
        answers.add(text(Answers.ok("{\"success\":true,\"data\":[" + EVERYTHING)));
        answers.add(text(Answers.of("302 Found", "Location: http://127.0.0.1/" + TestClient.TOKEN + "\r\n", json)));
        answers.add(EVERYTHING + "\r\n\r\n");
        answers.add("HTTP/1.1 " + EVERYTHING + "\r\n\r\n");
        answers.add("HTTP/" + EVERYTHING + " 200 OK\r\n\r\n");
        answers.add("HTTP/1.1 200 OK\r\n" + EVERYTHING + "\r\n\r\n");
        answers.add("HTTP/1.1 200 OK\r\nContent-Length: " + EVERYTHING + "\r\n\r\n");
        answers.add("HTTP/1.1 200 OK\r\nTransfer-Encoding: " + EVERYTHING + "\r\n\r\n");
        answers.add("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + EVERYTHING + "\r\n");
        answers.add("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}" + EVERYTHING + "\r\n");
        return answers;
    }

    @ParameterizedTest
    @MethodSource("answersThatEchoWhatWasSent")
    void noExceptionShowsThemEvenIfTheServerEchoesThem(String answer) throws IOException {
        try (RawServer server = RawServer.answeringOnce(answer.getBytes(StandardCharsets.UTF_8));
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (Operation operation : Operation.values()) {
                assertShowsNothing(client.fail(operation));
            }
        }
    }

    @Test
    void noExceptionOfTheTransportShowsThem() throws IOException {
        try (RawServer dead = RawServer.scripted(RawServer.Connection::readRequest);
                RawServer hanging = RawServer.scripted(RawServer.Connection::awaitClientGone);
                TestClient broken = TestClient.of(dead.url("/v1"));
                TestClient slow = TestClient.withTimeout(hanging.url("/v1"), Duration.ofMillis(200));
                TestClient nowhere = TestClient.of(URI.create("http://no-such-host.invalid/v1"))) {
            for (Operation operation : Operation.values()) {
                assertShowsNothing(broken.fail(operation));
                assertShowsNothing(slow.fail(operation));
                assertShowsNothing(nowhere.fail(operation));
            }
        }
    }

    @Test
    void noLogLineShowsTheTokenOrTheHookIdAtAnyLevelNorAnAddressAtInfoAndAbove() throws IOException {
        try (LogCapture log = new LogCapture()) {
            for (Operation operation : Operation.values()) {
                try (RawServer server = RawServer.answering(Answers.ok(operation.success));
                        TestClient client = TestClient.of(server.url("/v1"))) {
                    client.succeed(operation);
                    client.succeed(operation);
                }
            }
            try (RawServer dead = RawServer.scripted(RawServer.Connection::readRequest);
                    RawServer hanging = RawServer.scripted(RawServer.Connection::awaitClientGone);
                    RawServer elsewhere = RawServer.answering(Answers.of("500 X", "", "{}"));
                    TestClient broken = TestClient.of(dead.url("/v1"));
                    TestClient slow = TestClient.withTimeout(hanging.url("/v1"), Duration.ofMillis(200));
                    TestClient proxied = TestClient.with(
                            URI.create("http://api.invalid/v1"),
                            null,
                            new ClientSettings.Proxy("127.0.0.1", elsewhere.port()));
                    TestClient nowhere = TestClient.of(URI.create("http://no-such-host.invalid/v1"))) {
                for (Operation operation : Operation.values()) {
                    broken.fail(operation);
                    slow.fail(operation);
                    nowhere.fail(operation);
                    proxied.fail(operation);
                }
            }

            assertThat(log.lines())
                    .as("the loggers are at TRACE")
                    .anyMatch(line -> line.logger().startsWith("org.apache.hc.client5.http.headers"))
                    .anyMatch(line -> line.logger().startsWith("com.cognipeer"))
                    .anyMatch(line -> line.text().contains("Authorization"));
            assertThat(log.lines())
                    .noneMatch(line -> line.text().contains(TestClient.TOKEN))
                    .noneMatch(line -> line.text().contains(TestClient.HOOK_ID));
            // it dumps sixteen bytes a line, in which no search for a token finds one
            assertThat(log.lines()).noneMatch(line -> line.logger().endsWith("http.wire"));
            assertThat(log.lines())
                    .filteredOn(line -> line.level().isMoreSpecificThan(Level.INFO))
                    .noneMatch(line -> line.text().contains("canary"));
        }
    }

    @Test
    void theSettingsShowThemNowhere() {
        ClientSettings settings = TestClient.settings(URI.create("http://127.0.0.1/v1"));

        assertThat(settings.toString()).contains("http://127.0.0.1/v1").doesNotContain("canary");
    }

    private static void assertShowsNothing(Throwable failure) {
        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything, true));
        assertThat(everything.toString()).doesNotContain("canary");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("canary");
            assertThat(String.valueOf(cause.getLocalizedMessage())).doesNotContain("canary");
        }
        ContactsException exception = (ContactsException) failure;
        assertThat(String.valueOf(exception.getErrorCode())).doesNotContain("canary");
        assertThat(exception.getHttpResponseStatus()).doesNotContain("canary");
        assertThat(exception.getResponseInfo().toString()).doesNotContain("canary");
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8);
    }
}
