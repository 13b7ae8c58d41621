package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The head of an answer counts for no size of its body, and needs a bound of its own. */
class HeadSizeTest {

    private static final long ENDLESS = 256L << 20;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a status line,HTTP/1.1 200 ,x",
                "a header line,HTTP/1.1 200 OK~X: ,x",
                "many headers,HTTP/1.1 200 OK~,X: y~",
                "a folded header,HTTP/1.1 200 OK~X: y~, y~",
                "many trailers,HTTP/1.1 200 OK~Transfer-Encoding: chunked~~0~,X: y~",
                "a chunk extension,HTTP/1.1 200 OK~Transfer-Encoding: chunked~~2;x=,y"
            })
    void withoutAnEndIsNotReadOn(String what, String begin, String piece) throws Exception {
        CompletableFuture<Long> written = new CompletableFuture<>();
        try (RawServer server = endless(lines(begin), lines(piece), written);
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertThat(client.fail(Operation.get)).isInstanceOf(ContactsException.class);
            // what fits into the buffers between the two is gone before the server notices
            assertThat(written.get(TestClient.HANG_SECONDS, TimeUnit.SECONDS)).isLessThan(ENDLESS / 8);
        }
    }

    @Test
    void ofALongLineAndManyHeadersIsRead() throws IOException {
        String headers = "X: y\r\n".repeat(190) + "X: " + "y".repeat(32_000) + "\r\n";
        try (RawServer server = RawServer.answering(Answers.of("200 OK", headers, Answers.CONTACT));
                TestClient client = TestClient.of(server.url("/v1"))) {
            client.succeed(Operation.get);
        }
    }

    private static String lines(String text) {
        return text.replace("~", "\r\n");
    }

    private static RawServer endless(String begin, String piece, CompletableFuture<Long> written) throws IOException {
        String many = piece.repeat(0x10000 / piece.length());
        return RawServer.scripted(connection -> {
            connection.readRequest();
            connection.write(begin);
            long count = 0;
            try {
                for (; count < ENDLESS; count += many.length()) {
                    connection.write(many);
                }
            } finally {
                written.complete(count);
            }
        });
    }
}
