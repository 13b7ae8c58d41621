package com.cognipeer.camel.contacts.client.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers with a status of success that are not the API's. */
class UnreadableAnswerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "true",
                "\"x\"",
                "<html></html>",
                "{}",
                "{\"message\":\"hello\"}",
                "{\"total\":0,\"page\":1,\"limit\":1}",
                "{\"status\":null}",
                "{\"status\":\"maintenance\",\"data\":{\"_id\":\"1\"}}",
                "{\"status\":{\"success\":true},\"data\":{\"_id\":\"1\"}}",
                "{\"status\":301,\"data\":{\"_id\":\"1\"}}",
                "{\"success\":null,\"status\":\"success\",\"data\":{\"_id\":\"1\"}}",
                "{\"success\":null,\"data\":{}}",
                "{\"success\":\"true\",\"data\":{\"_id\":\"1\"}}",
                "{\"success\":1,\"data\":{\"_id\":\"1\"}}",
                "{\"success\":{\"success\":true},\"data\":{\"_id\":\"1\"}}",
                "{\"success\":[true],\"data\":{\"_id\":\"1\"}}",
                "{\"success\":true,\"data\":false}",
                "{\"data\":\"x\"}",
                "{\"success\":true,\"data\":\"x\",\"total\":0,\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":1,\"total\":0,\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":{\"_id\":\"1\"},\"total\":1,\"page\":1,\"limit\":1} x",
                "{\"success\":true,\"data\":{\"n\":1e99999999999}}",
                "{\"success\":true,\"data\":[{\"n\":1e99999999999}],\"total\":1,\"page\":1,\"limit\":1}"
            })
    void areRefusedByEveryOperation(String body) throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(body));
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (Operation operation : Operation.values()) {
                assertUnreadable(client.fail(operation), operation);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true,\"data\":{\"_id\":\"1\"},\"total\":1,\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[{},7],\"total\":1,\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[{},null],\"total\":1,\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[[{}]],\"total\":1,\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[],\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[],\"total\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[],\"total\":1,\"page\":1}",
                "{\"success\":true,\"data\":[],\"total\":null,\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[],\"total\":\"1\",\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[],\"total\":1.5,\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[],\"total\":-1,\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[],\"total\":99999999999999999999,\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[],\"total\":[1],\"page\":1,\"limit\":1}",
                "{\"success\":true,\"data\":[],\"total\":1,\"page\":0,\"limit\":1}",
                "{\"success\":true,\"data\":[],\"total\":1,\"page\":2147483648,\"limit\":1}",
                "{\"success\":true,\"data\":[],\"total\":1,\"page\":1,\"limit\":0}",
                "{\"success\":true,\"data\":[],\"total\":1,\"page\":1,\"limit\":-10}"
            })
    void areRefusedByList(String body) throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(body));
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertUnreadable(client.fail(Operation.list), Operation.list);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"create", "get", "update"})
    void aListIsNoSingleContact(Operation operation) throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(Answers.PAGE));
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertUnreadable(client.fail(operation), operation);
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void noContentIsNoAnswer(Operation operation) throws IOException {
        try (RawServer server = RawServer.answering(Answers.head("204 No Content", ""));
                TestClient client = TestClient.of(server.url("/v1"))) {
            ContactsException failure = client.fail(operation);

            assertThat(failure).isExactlyInstanceOf(ContactsServerException.class);
            assertThat(failure.getStatusCode()).isEqualTo(204);
        }
    }

    @Test
    void createdAndAcceptedAreSuccessToo() throws IOException {
        for (String status : new String[] {"201 Created", "202 Accepted", "299 Odd"}) {
            try (RawServer server = RawServer.answering(Answers.of(status, "", Answers.CONTACT));
                    TestClient client = TestClient.of(server.url("/v1"))) {
                assertThat(client.succeed(Operation.create).info().statusCode())
                        .isEqualTo(Integer.parseInt(status.substring(0, 3)));
            }
        }
    }

    @Test
    void anAnswerCutAtAnyByteWithTheLengthOfTheRestIsUnreadable() throws IOException {
        byte[] whole = Answers.PAGE.getBytes(StandardCharsets.UTF_8);
        AtomicInteger cut = new AtomicInteger();
        try (RawServer server = RawServer.scripted(connection -> {
                    while (connection.readRequest() != null) {
                        int size = cut.get();
                        connection.write(Answers.head("200 OK", "Content-Length: " + size + "\r\n"));
                        connection.write(Arrays.copyOf(whole, size));
                    }
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (; cut.get() < whole.length; cut.incrementAndGet()) {
                assertUnreadable(client.fail(Operation.list), Operation.list);
            }
            client.succeed(Operation.list);
        }
    }

    @Test
    void anAnswerCutAtAnyByteByTheEndOfTheConnectionIsUnreadable() throws IOException {
        byte[] whole = Answers.PAGE.getBytes(StandardCharsets.UTF_8);
        AtomicInteger cut = new AtomicInteger();
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    int size = cut.get();
                    connection.write(Answers.head("200 OK", "Connection: close\r\n"));
                    connection.write(Arrays.copyOf(whole, size));
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (; cut.get() < whole.length; cut.incrementAndGet()) {
                assertUnreadable(client.fail(Operation.list), Operation.list);
            }
            client.succeed(Operation.list);
        }
    }

    @Test
    void anAnswerCutAtAnyByteBeforeItsLengthIsNoWholeAnswer() throws IOException {
        byte[] whole = Answers.join(
                Answers.head(
                        "200 OK", "Content-Length: " + Answers.PAGE.getBytes(StandardCharsets.UTF_8).length + "\r\n"),
                Answers.PAGE.getBytes(StandardCharsets.UTF_8));
        AtomicInteger cut = new AtomicInteger();
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    connection.write(Arrays.copyOf(whole, cut.get()));
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (; cut.get() < whole.length; cut.incrementAndGet()) {
                // a head that is cut counts as whole for the HTTP client, and then has no body
                assertThat(client.fail(Operation.list))
                        .as("cut at %s", cut)
                        .isInstanceOfAny(kindsOfCut(whole, cut.get()));
            }
            client.succeed(Operation.list);
        }
    }

    @Test
    void aChunkedAnswerCutAtAnyByteIsNoWholeAnswer() throws IOException {
        byte[] whole = Answers.join(
                Answers.head("200 OK", "Transfer-Encoding: chunked\r\n"),
                (Integer.toHexString(Answers.CONTACT.length()) + "\r\n" + Answers.CONTACT + "\r\n0\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        AtomicInteger cut = new AtomicInteger();
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    connection.write(Arrays.copyOf(whole, cut.get()));
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            // what is missing at the very end is the line end after the last chunk
            for (; cut.get() < whole.length - 4; cut.incrementAndGet()) {
                assertThat(client.fail(Operation.create))
                        .as("cut at %s", cut)
                        .isInstanceOfAny(kindsOfCut(whole, cut.get()));
            }
            cut.set(whole.length);
            client.succeed(Operation.create);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 10_000, 1_000_000})
    void nestingBeyondAnyContactIsRefused(int depth) throws IOException {
        for (String value :
                new String[] {"[".repeat(depth) + "]".repeat(depth), "{\"a\":".repeat(depth) + "1" + "}".repeat(depth)
                }) {
            for (String field : new String[] {"data", "error", "message", "unknown"}) {
                String body = "{\"success\":true,\"" + field + "\":" + value + "}";
                try (RawServer server = RawServer.answering(Answers.ok(body));
                        TestClient client = TestClient.of(server.url("/v1"))) {
                    assertUnreadable(client.fail(Operation.list), Operation.list);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json; charset=klingon",
                "application/json; charset=",
                "application/json; charset=\"",
                ";;;",
                "text/html",
                "\u0001",
                ""
            })
    void theContentTypeIsNotLookedAt(String contentType) throws IOException {
        byte[] answer = Answers.join(
                Answers.head(
                        "200 OK",
                        "Content-Type: " + contentType + "\r\nContent-Length: " + Answers.CONTACT.length() + "\r\n"),
                Answers.CONTACT.getBytes(StandardCharsets.UTF_8));
        try (RawServer server = RawServer.answering(answer);
                TestClient client = TestClient.of(server.url("/v1"))) {
            client.succeed(Operation.get);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":true}",
                "{\"data\":null}",
                "{\"success\":true,\"data\":null,\"total\":0,\"page\":1,\"limit\":1}",
                "{\"status\":\"success\"}",
                "{\"status\":\"success\",\"data\":null}"
            })
    void successWithoutDataIsNoAnswerWhereDataMustBe(String body) throws IOException {
        try (RawServer server = RawServer.answering(Answers.ok(body));
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (Operation operation : new Operation[] {Operation.create, Operation.update, Operation.list}) {
                assertUnreadable(client.fail(operation), operation);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage\r\n\r\n",
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: klingon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
                "\0\0\0\0\r\n\r\n"
            })
    void whatIsNotHttpFailsTyped(String bytes) throws IOException {
        try (RawServer server = RawServer.answeringOnce(bytes.getBytes(StandardCharsets.UTF_8));
                TestClient client = TestClient.of(server.url("/v1"))) {
            for (Operation operation : Operation.values()) {
                assertThat(client.fail(operation))
                        .isInstanceOfAny(ContactsTransportException.class, ContactsServerException.class);
            }
        }
    }

    @Test
    void anEarlyHintBeforeTheAnswerChangesNothing() throws IOException {
        byte[] answer = Answers.join(
                Answers.head("103 Early Hints", "Link: </x>\r\n"),
                Answers.join(Answers.head("100 Continue", ""), Answers.ok(Answers.CONTACT)));
        try (RawServer server = RawServer.answering(answer);
                TestClient client = TestClient.of(server.url("/v1"))) {
            client.succeed(Operation.create);
        }
    }

    private static Class<?>[] kindsOfCut(byte[] whole, int cut) {
        boolean insideHead = cut < new String(whole, StandardCharsets.UTF_8).indexOf("\r\n\r\n") + 4;
        return insideHead
                ? new Class<?>[] {ContactsTransportException.class, ContactsServerException.class}
                : new Class<?>[] {ContactsTransportException.class};
    }

    private static void assertUnreadable(ContactsException failure, Operation operation) {
        assertThat(failure)
                .isExactlyInstanceOf(ContactsServerException.class)
                .hasMessageContaining(operation.name())
                .hasMessageContaining("baseUrl")
                .hasNoCause();
        assertThat(failure.getStatusCode()).isEqualTo(200);
        assertThat(failure.getResponseInfo().requestCount()).isOne();
    }
}
