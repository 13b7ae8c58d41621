package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.Contact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an answer is at a bound is read, and what is beyond is not. */
class AnswerBoundsTest {

    /** The envelope is a level of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"data", "unknown"})
    void nestingOfAHundredLevelsIsReadAndOneMoreIsNot(String field) throws IOException {
        assertReadAndRefused(
                "{\"success\":true,\"data\":{\"email\":\"" + Operation.EMAIL + "\"},\"" + field + "\":" + nested(99)
                        + "}",
                "{\"success\":true,\"data\":{\"email\":\"" + Operation.EMAIL + "\"},\"" + field + "\":" + nested(100)
                        + "}");
    }

    @ParameterizedTest
    @CsvSource({"data,1", "unknown,1", "data,0."})
    void aNumberOfAThousandDigitsIsReadAndOneMoreIsNot(String field, String begin) throws IOException {
        String number = begin + "7".repeat(1000 - begin.replace(".", "").length());
        assertReadAndRefused(
                "{\"success\":true,\"data\":{\"email\":\"" + Operation.EMAIL + "\"},\"" + field + "\":{\"email\":\""
                        + Operation.EMAIL + "\",\"n\":" + number + "}}",
                "{\"success\":true,\"data\":{\"email\":\"" + Operation.EMAIL + "\"},\"" + field + "\":{\"email\":\""
                        + Operation.EMAIL + "\",\"n\":" + number + "7}}");
    }

    @Test
    void aNameOfFiftyThousandCharactersIsReadAndOneMoreIsNot() throws IOException {
        String name = "x".repeat(50_000);
        assertReadAndRefused(
                "{\"success\":true,\"data\":{\"email\":\"" + Operation.EMAIL + "\",\"" + name + "\":1}}",
                "{\"success\":true,\"data\":{\"email\":\"" + Operation.EMAIL + "\",\"" + name + "x\":1}}");
    }

    @Test
    void aTextOfTwentyMillionCharactersIsReadAndOneMoreIsNotWhateverSizeIsAllowed() throws IOException {
        String text = "x".repeat(20_000_000);
        try (RawServer within = RawServer.answering(Answers.ok(
                        "{\"success\":true,\"data\":{\"email\":\"" + Operation.EMAIL + "\",\"a\":\"" + text + "\"}}"));
                RawServer beyond = RawServer.answering(Answers.ok("{\"success\":true,\"data\":{\"email\":\""
                        + Operation.EMAIL + "\",\"a\":\"" + text + "x\"}}"));
                TestClient reading = TestClient.withMaxResponseSize(within.url("/v1"), 1 << 26);
                TestClient refusing = TestClient.withMaxResponseSize(beyond.url("/v1"), 1 << 26)) {
            reading.succeed(Operation.get);

            assertThat(refusing.fail(Operation.get)).isExactlyInstanceOf(ContactsServerException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "7.25e2147483647"})
    void aNumberOfABillionDigitsCostsNothing(String number) throws IOException {
        String contact = "{\"_id\":\"1\",\"email\":\"" + Operation.EMAIL + "\",\"x\":" + number + "}";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (RawServer server = RawServer.answering(Answers.ok("{\"success\":true,\"data\":" + contact + "}"));
                    TestClient client = TestClient.of(server.url("/v1"))) {
                Contact read = (Contact) client.succeed(Operation.get).body();

                assertThat(read.get("x")).isEqualTo(new BigDecimal(number));
                client.call(api -> api.create(read));
                assertThat(server.requests().get(1).text()).hasSizeLessThan(100);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"total", "page", "limit"})
    void norDoesItWhereACountIsExpected(String field) throws IOException {
        String page = "{\"success\":true,\"data\":[],\"total\":1,\"page\":1,\"limit\":1,\"" + field + "\":1e999999999}";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try (RawServer server = RawServer.answering(Answers.ok(page));
                    TestClient client = TestClient.of(server.url("/v1"))) {
                assertThat(client.fail(Operation.list)).hasMessageContaining("has no " + field);
            }
        });
    }

    /** 64 MiB in 64 KiB: nobody asked for a packed answer, and no more of it is unpacked than may be read. */
    @ParameterizedTest
    @EnumSource(Operation.class)
    void aBombIsUnpackedUpToTheBoundOnly(Operation operation) throws IOException {
        byte[] answer = Answers.join(
                Answers.head("200 OK", "Content-Encoding: gzip\r\nContent-Length: " + Bomb.PACKED.length + "\r\n"),
                Bomb.PACKED);
        try (RawServer server = RawServer.answering(answer);
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertThat(client.fail(operation)).hasMessageContaining("maxResponseSize=" + (1 << 24));
            assertThat(server.request().headerNames()).doesNotContain("accept-encoding", "te");
        }
    }

    private static void assertReadAndRefused(String within, String beyond) throws IOException {
        try (RawServer server = RawServer.scripted(connection -> {
                    while (connection.readRequest() != null) {
                        connection.write(Answers.ok(within));
                        connection.readRequest();
                        connection.write(Answers.ok(beyond));
                    }
                });
                TestClient client = TestClient.of(server.url("/v1"))) {
            client.succeed(Operation.get);

            assertThat(client.fail(Operation.get))
                    .isExactlyInstanceOf(ContactsServerException.class)
                    .hasMessageContaining("is not well-formed JSON");
        }
    }

    private static String nested(int depth) {
        return "{\"email\":\"" + Operation.EMAIL + "\",\"a\":" + "{\"a\":".repeat(depth - 1) + "1" + "}".repeat(depth);
    }

    private static final class Bomb {

        static final byte[] PACKED = pack();

        private static byte[] pack() {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                byte[] zeros = new byte[1 << 20];
                for (int mib = 0; mib < 64; mib++) {
                    gzip.write(zeros);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return packed.toByteArray();
        }
    }
}
