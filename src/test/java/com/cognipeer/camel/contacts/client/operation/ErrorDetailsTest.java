package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactNotFoundException;
import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsRateLimitException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.Contact;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which exception an answer stands for. */
class ErrorDetailsTest {

    private static final List<Status> STATUSES = List.of(
            new Status("400 Bad Request", InvalidContactException.class),
            new Status("401 Unauthorized", ContactsAuthorizationException.class),
            new Status("403 Forbidden", ContactsAuthorizationException.class),
            new Status("404 Not Found", ContactNotFoundException.class),
            new Status("405 Method Not Allowed", ContactsException.class),
            new Status("408 Request Timeout", ContactsException.class),
            new Status("409 Conflict", InvalidContactException.class),
            new Status("418 Teapot", ContactsException.class),
            new Status("422 Unprocessable Entity", InvalidContactException.class),
            new Status("429 Too Many Requests", ContactsRateLimitException.class),
            new Status("500 Internal Server Error", ContactsServerException.class),
            new Status("502 Bad Gateway", ContactsServerException.class),
            new Status("503 Service Unavailable", ContactsServerException.class),
            new Status("504 Gateway Timeout", ContactsServerException.class),
            new Status("599 Odd", ContactsServerException.class));

    private static final List<Form> FORMS = List.of(
            new Form("{\"message\":\"boom 1\",\"statusCode\":400}", "boom 1", null),
            new Form("{\"message\":\"boom 2\",\"statusCode\":400,\"details\":{\"a\":[1]}}", "boom 2", null),
            new Form("{\"message\":[\"boom 3\",\"and 4\"],\"error\":\"Bad\"}", "boom 3; and 4", null),
            new Form("{\"message\":[\"boom 5\",{\"x\":1},\"and 6\"]}", "boom 5; and 6", null),
            new Form(
                    "{\"error\":{\"code\":\"some_code\",\"message\":\"boom 7\",\"status\":400}}",
                    "boom 7",
                    "some_code"),
            new Form("{\"error\":{\"code\":17,\"message\":null,\"x\":[{}]}}", null, "17"),
            new Form("{\"success\":false,\"error\":\"boom 8\"}", "boom 8", null),
            new Form(
                    "{\"error\":\"boom 10\",\"code\":\"flat_code\",\"details\":{\"code\":\"x\"}}",
                    "boom 10",
                    "flat_code"),
            new Form("{\"code\":\"first\",\"error\":\"boom 11\"}", "boom 11", "first"),
            new Form("{\"code\":11000,\"message\":\"boom 12\"}", "boom 12", "11000"),
            new Form("{\"code\":null,\"message\":\"boom 13\"}", "boom 13", null),
            new Form("{\"code\":\"outer\",\"error\":{\"code\":\"inner\",\"message\":\"boom 14\"}}", "boom 14", "inner"),
            new Form("{\"error\":{\"message\":\"boom 15\"},\"code\":\"outer\"}", "boom 15", "outer"),
            new Form("{\"status\":\"error\",\"message\":\"boom 16\",\"code\":\"c\"}", "boom 16", "c"),
            new Form("{\"success\":false}", null, null),
            new Form("{\"success\":{\"a\":[1]},\"message\":\"boom 9\"}", "boom 9", null),
            new Form("{\"success\":true,\"data\":{\"_id\":\"1\"}}", null, null),
            new Form("{}", null, null),
            new Form("[]", null, null),
            new Form("null", null, null),
            new Form("", null, null),
            new Form("<html><body><h1>nginx</h1></body></html>", null, null),
            new Form("{\"message\":\"cut", null, null));

    static Stream<Arguments> everyStatusInEveryForm() {
        List<Arguments> cases = new ArrayList<>();
        int next = 0;
        for (Status status : STATUSES) {
            for (Form form : FORMS) {
                // all four in turn, as each combination with each of them would add time and no insight
                cases.add(Arguments.of(Operation.values()[next++ % 4], status, form));
            }
            for (Operation operation : Operation.values()) {
                cases.add(Arguments.of(operation, status, FORMS.get(0)));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("everyStatusInEveryForm")
    void theStatusDecidesTheKindAndTheBodyItsWords(Operation operation, Status status, Form form) throws IOException {
        try (RawServer server = RawServer.answering(Answers.of(status.line, "", form.body));
                TestClient client = TestClient.of(server.url("/v1"))) {
            ContactsException failure = client.fail(operation);

            assertThat(failure).isExactlyInstanceOf(status.kind);
            assertThat(failure.getStatusCode()).isEqualTo(status.code());
            assertThat(failure.getHttpResponseCode()).isEqualTo(status.code());
            assertThat(failure.getErrorCode()).isEqualTo(form.code);
            assertThat(failure.getRetryAfter()).isNull();
            assertThat(failure.getResponseInfo().requestCount()).isOne();
            assertThat(failure)
                    .hasMessageContaining(operation.name())
                    .hasMessageContaining(": " + (form.message == null ? status.reason() : form.message));
            assertThat(server.requests()).hasSize(1);
        }
    }

    static Stream<Arguments> refusalsInside2xx() {
        return Stream.of(
                Arguments.of("{\"success\":false,\"error\":\"Contact not found\"}", ContactNotFoundException.class),
                Arguments.of("{\"success\":false,\"message\":\"contact NOT FOUND\"}", ContactNotFoundException.class),
                Arguments.of(
                        "{\"success\":false,\"error\":{\"code\":\"x\",\"message\":\"Not found\"}}",
                        ContactNotFoundException.class),
                Arguments.of(
                        "{\"success\":false,\"error\":\"Authorization token is invalid\"}",
                        ContactsAuthorizationException.class),
                Arguments.of("{\"success\":false,\"error\":\"email exists\"}", ContactsException.class),
                Arguments.of("{\"success\":false,\"error\":[\"a\",\"b\"]}", ContactsException.class),
                Arguments.of("{\"success\":false,\"error\":null}", ContactsException.class),
                Arguments.of("{\"success\":false,\"error\":\"x\",\"data\":{\"_id\":\"1\"}}", ContactsException.class),
                Arguments.of(
                        "{\"status\":\"error\",\"message\":\"Contact not found\"}", ContactNotFoundException.class),
                Arguments.of("{\"status\":\"error\",\"error\":\"boom\"}", ContactsException.class),
                Arguments.of("{\"status\":\"Error\"}", ContactsException.class),
                Arguments.of("{\"status\":\"fail\",\"data\":{\"email\":\"taken\"}}", ContactsException.class),
                Arguments.of("{\"status\":404,\"message\":\"Contact not found\"}", ContactNotFoundException.class),
                Arguments.of("{\"status\":\"error\",\"data\":{\"_id\":\"1\"}}", ContactsException.class),
                Arguments.of(
                        "{\"success\":true,\"status\":\"error\",\"data\":{\"_id\":\"1\"}}", ContactsException.class),
                Arguments.of("{\"success\":false,\"status\":\"success\",\"data\":{}}", ContactsException.class),
                Arguments.of("{\"error\":\"Contact not found\",\"code\":\"nf\"}", ContactNotFoundException.class),
                Arguments.of("{\"data\":null,\"error\":{\"message\":\"boom\"}}", ContactsException.class),
                Arguments.of("{\"success\":false}", ContactsException.class));
    }

    @ParameterizedTest
    @MethodSource("refusalsInside2xx")
    void aRefusalInside2xxIsAFailureOfEveryOperation(String body, Class<?> kind) throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(body));
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (Operation operation : Operation.values()) {
                ContactsException failure = client.fail(operation);

                assertThat(failure).isExactlyInstanceOf(kind).hasMessageContaining(operation.name());
                assertThat(failure.getStatusCode()).isEqualTo(200);
            }
        }
    }

    /** A writer has no bound for a number or a name, but a reader has. */
    @Test
    void aRequestThatNoReaderTakesFailsAsTheServerSaysWithoutItsText() throws IOException {
        Contact contact =
                new Contact(Map.of("email", "ada@x.test", "digits", BigInteger.TEN.pow(2_000), "name", "canary"));
        try (RawServer server =
                        RawServer.answering(Answers.of("400 X", "", "{\"message\":\"canary exists already\"}"));
                TestClient client = TestClient.of(server.url("/v1"))) {
            ContactsException failure = TestClient.failureOf(client.api().create(contact));

            assertThat(failure)
                    .isInstanceOf(InvalidContactException.class)
                    .hasMessageStartingWith("create failed with status 400")
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void aBadRequestThatSpeaksOfAuthorizationIsOneOfAuthorization() throws IOException {
        byte[] answer = Answers.of("400 Bad Request", "", "{\"message\":\"Authorization header is missing\"}");
        try (RawServer server = RawServer.answering(answer);
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertThat(client.fail(Operation.get)).isExactlyInstanceOf(ContactsAuthorizationException.class);
        }
    }

    @Test
    void aServerErrorThatSaysNotFoundIsNoMissingContact() throws IOException {
        byte[] answer = Answers.of("500 Internal Server Error", "", "{\"message\":\"host not found\"}");
        try (RawServer server = RawServer.answering(answer);
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertThat(client.fail(Operation.get)).isExactlyInstanceOf(ContactsServerException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308", "300", "304"})
    void aRedirectIsToldAndNeverFollowed(int status) throws IOException {
        try (RawServer elsewhere = RawServer.answering(Answers.ok(Answers.CONTACT));
                RawServer server = RawServer.scripted(connection -> {
                    while (connection.readRequest() != null) {
                        connection.write(Answers.head(
                                status + " Moved",
                                "Location: " + elsewhere.url("/v1/sdk/contact") + "\r\nContent-Length: 0\r\n"));
                    }
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (Operation operation : Operation.values()) {
                ContactsException failure = client.fail(operation);

                assertThat(failure)
                        .isExactlyInstanceOf(ContactsServerException.class)
                        .hasMessageContaining("baseUrl");
                assertThat(failure.getStatusCode()).isEqualTo(status);
            }
            assertThat(server.requests()).hasSize(Operation.values().length);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "429 | Retry-After: 7 | 7",
                "429 | Retry-After: 0 | 0",
                "429 | Retry-After:  7  | 7",
                "429 | Date: Sun, 22 Nov 2026 10:00:00 GMT~Retry-After: Sun, 22 Nov 2026 10:01:30 GMT | 90",
                "429 | Date: Sun, 22 Nov 2026 10:00:00 GMT~Retry-After: Sun, 22 Nov 2026 09:00:00 GMT | 0",
                "429 | Retry-After: Thu, 01 Jan 1970 00:00:00 GMT | 0",
                "429 | Retry-After: soon | -",
                "429 | Retry-After: -5 | -",
                "429 | Retry-After: 1.5 | -",
                "429 | Retry-After: 99999999999999999999 | -",
                "429 | Retry-After: | -",
                "429 | X-Nothing: 1 | -",
                "429 | Date: Sun, 22 Nov 2026 10:00:00 GMT~X-RateLimit-Reset: 1795341625 | 25",
                "429 | Date: Sun, 22 Nov 2026 10:00:00 GMT~X-RateLimit-Reset: 1795341000 | 0",
                "429 | Date: Sun, 22 Nov 2026 10:00:00 GMT~X-RateLimit-Reset: later | -",
                "429 | Date: Sun, 22 Nov 2026 10:00:00 GMT~X-RateLimit-Reset: 1795341625~Retry-After: 3 | 3",
                "429 | Date: Sun, 22 Nov 2026 10:00:00 GMT~X-RateLimit-Reset: 1795341625~Retry-After: soon | 25",
                "503 | Retry-After: 12 | 12",
                "503 | Date: Sun, 22 Nov 2026 10:00:00 GMT~X-RateLimit-Reset: 1795341625 | -",
                "401 | Retry-After: 12 | 12"
            })
    void theWaitThatTheServerAsksForIsTold(int status, String headers, Long seconds) throws IOException {
        String lines = headers.replace("~", "\r\n") + "\r\n";
        try (RawServer server = RawServer.answering(Answers.of(status + " X", lines, "{\"message\":\"wait\"}"));
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertThat(client.fail(Operation.list).getRetryAfter())
                    .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void theQuotaIsToldWithAFailureToo(Operation operation) throws IOException {
        byte[] answer = Answers.of(
                "429 Too Many Requests",
                "x-ratelimit-limit: 100\r\nX-RATELIMIT-REMAINING: 0\r\nX-RateLimit-Reset: x\r\n",
                "{}");
        try (RawServer server = RawServer.answering(answer);
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertThat(client.fail(operation).getResponseInfo())
                    .isEqualTo(new ResponseInfo(429, new RateLimit(100L, 0L, null), 1));
        }
    }

    @Test
    void aVeryLongMessageIsCutAndCostsNoTime() throws IOException {
        byte[] answer = Answers.of("400 Bad Request", "", "{\"message\":\"" + "a".repeat(4_000_000) + "\"}");
        try (RawServer server = RawServer.answering(answer);
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertThat(client.fail(Operation.get).getMessage())
                    .hasSizeLessThan(500)
                    .endsWith("...");
        }
    }

    @Test
    void lineBreaksInAMessageForgeNoLogLine() throws IOException {
        byte[] answer = Answers.of(
                "400 Bad Request", "", "{\"message\":\"a\\r\\n2026 INFO forged\\u0000\\u001b[31m\\u2028x\\u0085y\"}");
        try (RawServer server = RawServer.answering(answer);
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertThat(client.fail(Operation.get).getMessage()).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028]");
        }
    }

    record Status(String line, Class<?> kind) {

        int code() {
            return Integer.parseInt(line.substring(0, 3));
        }

        String reason() {
            return line.substring(4);
        }
    }

    record Form(String body, String message, String code) {}
}
