package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseSizeTest {

    private static final int CAP = 100_000;
    private static final long GIB = 1L << 30;

    @ParameterizedTest
    @EnumSource(Operation.class)
    void anAnnouncedLengthAboveTheCapIsNotRead(Operation operation) throws Exception {
        assertAborts(operation, "Content-Length: " + GIB + "\r\n", "");
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aStreamOfChunksIsReadUpToTheCapOnly(Operation operation) throws Exception {
        assertAborts(operation, "Transfer-Encoding: chunked\r\n", "10000\r\n");
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void aStreamWithoutAnEndIsReadUpToTheCapOnly(Operation operation) throws Exception {
        assertAborts(operation, "Connection: close\r\n", "");
    }

    @Test
    void anEndlessAnswerOfFailureIsReadUpToTheCapOnly() throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        try (RawServer server = endless("500 Internal Server Error", "Connection: close\r\n", "", written);
                TestClient client = TestClient.withMaxResponseSize(server.url("/v1"), CAP)) {
            assertThat(client.fail(Operation.get)).isExactlyInstanceOf(ContactsServerException.class);
            assertThat(written.get(TestClient.HANG_SECONDS, TimeUnit.SECONDS)).isLessThan(GIB / 8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "chunked", "close"})
    void anAnswerOfExactlyTheCapPassesAndOneByteMoreDoesNot(String framing) throws IOException {
        byte[] answer =
                switch (framing) {
                    case "length" -> Answers.ok(Answers.CONTACT);
                    case "chunked" ->
                        Answers.join(
                                Answers.head("200 OK", "Transfer-Encoding: chunked\r\n"),
                                ("1\r\n{\r\n" + Integer.toHexString(Answers.CONTACT.length() - 1) + "\r\n"
                                                + Answers.CONTACT.substring(1) + "\r\n0\r\n\r\n")
                                        .getBytes());
                    default ->
                        Answers.join(Answers.head("200 OK", "Connection: close\r\n"), Answers.CONTACT.getBytes());
                };
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    connection.write(answer);
                });
                TestClient exact = TestClient.withMaxResponseSize(server.url("/v1"), Answers.CONTACT.length());
                TestClient less = TestClient.withMaxResponseSize(server.url("/v1"), Answers.CONTACT.length() - 1)) {
            exact.succeed(Operation.get);

            assertThat(less.fail(Operation.get))
                    .isExactlyInstanceOf(ContactsServerException.class)
                    .hasMessageContaining("maxResponseSize=" + (Answers.CONTACT.length() - 1));
        }
    }

    @Test
    void theClientWorksOnAfterAnAnswerThatWasTooLarge() throws IOException {
        try (RawServer server = RawServer.scripted(connection -> {
                    connection.readRequest();
                    connection.write(Answers.ok(connection.number() == 1 ? " ".repeat(CAP + 1) : Answers.PAGE));
                });
                TestClient client = TestClient.withMaxResponseSize(server.url("/v1"), CAP)) {
            client.fail(Operation.list);
            client.succeed(Operation.list);
        }
    }

    private static void assertAborts(Operation operation, String header, String chunk) throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        try (RawServer server = endless("200 OK", header, chunk, written);
                TestClient client = TestClient.withMaxResponseSize(server.url("/v1"), CAP)) {
            assertThat(client.fail(operation))
                    .isExactlyInstanceOf(ContactsServerException.class)
                    .hasMessageContaining(operation.name())
                    .hasMessageContaining("maxResponseSize=" + CAP);
            // what fits into the buffers between the two is gone before the server notices
            assertThat(written.get(TestClient.HANG_SECONDS, TimeUnit.SECONDS)).isLessThan(GIB / 8);
        }
    }

    /** Writes a GiB, unless the client goes away, and tells how much it was. */
    private static RawServer endless(String status, String header, String chunk, CompletableFuture<Long> written)
            throws IOException {
        byte[] spaces = new byte[0x10000];
        Arrays.fill(spaces, (byte) ' ');
        return RawServer.scripted(connection -> {
            connection.readRequest();
            connection.write(Answers.head(status, header));
            long count = 0;
            try {
                for (; count < GIB; count += spaces.length) {
                    connection.write(chunk);
                    connection.write(spaces);
                    connection.write(chunk.isEmpty() ? "" : "\r\n");
                }
            } finally {
                written.complete(count);
            }
        });
    }
}
