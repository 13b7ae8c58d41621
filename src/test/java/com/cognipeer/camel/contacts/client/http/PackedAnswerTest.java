package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.InvalidContactException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy may pack an answer although nobody asked it to. */
class PackedAnswerTest {

    private static final int CAP = 100_000;

    private enum Packing {
        GZIP,
        ZLIB,
        BARE_DEFLATE,
        NONE;

        OutputStream over(OutputStream out) throws IOException {
            return switch (this) {
                case GZIP -> new GZIPOutputStream(out);
                case ZLIB -> new DeflaterOutputStream(out);
                case BARE_DEFLATE -> new DeflaterOutputStream(out, new Deflater(9, true));
                case NONE -> new FilterOutputStream(out);
            };
        }

        byte[] pack(byte[] plain) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = over(packed)) {
                out.write(plain);
            }
            return packed.toByteArray();
        }

        byte[] pack(String plain) throws IOException {
            return pack(plain.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] answer(String status, String encoding, byte[] body) {
        return Answers.join(
                Answers.head(status, "Content-Encoding: " + encoding + "\r\nContent-Length: " + body.length + "\r\n"),
                body);
    }

    @ParameterizedTest
    @CsvSource({
        "gzip,GZIP",
        "x-gzip,GZIP",
        "GZip,GZIP",
        "deflate,ZLIB",
        "deflate,BARE_DEFLATE",
        "identity,NONE",
        "gzip,NONE",
        "deflate,NONE",
        "br,NONE",
        "'',NONE"
    })
    void isReadByEveryOperation(String encoding, Packing packing) throws IOException {
        for (Operation operation : Operation.values()) {
            byte[] body = packing.pack(operation.success);
            try (RawServer server = RawServer.answering(answer("200 OK", encoding, body));
                    TestClient client = TestClient.of(server.url("/v1"))) {
                client.succeed(operation);

                assertThat(server.request().headerNames()).doesNotContain("accept-encoding");
            }
        }
    }

    @Test
    void tellsWhyARequestWasRefused() throws IOException {
        byte[] body = Packing.GZIP.pack("{\"message\":\"name is too long\"}");
        try (RawServer server = RawServer.answering(answer("422 Odd", "gzip", body));
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertThat(client.fail(Operation.create))
                    .isExactlyInstanceOf(InvalidContactException.class)
                    .hasMessageContaining("name is too long");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Packing.class,
            names = {"GZIP", "ZLIB", "BARE_DEFLATE"})
    void cutAtAnyByteIsUnreadable(Packing packing) throws IOException {
        byte[] whole = packing.pack(Answers.PAGE);
        String encoding = packing == Packing.GZIP ? "gzip" : "deflate";
        for (int size = 1; size < whole.length - 8; size += 7) {
            byte[] cut = Arrays.copyOf(whole, size);
            try (RawServer server = RawServer.answering(answer("200 OK", encoding, cut));
                    TestClient client = TestClient.of(server.url("/v1"))) {
                assertThat(client.fail(Operation.list))
                        .as("cut at %d of %d", size, whole.length)
                        .isExactlyInstanceOf(ContactsServerException.class)
                        .hasMessageContaining("packed")
                        .hasMessageContaining("baseUrl");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "gzip, gzip", "compress", "\u0001"})
    void inAnotherWayIsUnreadable(String encoding) throws IOException {
        byte[] body = Packing.GZIP.pack(Answers.PAGE);
        try (RawServer server = RawServer.answering(answer("200 OK", encoding, body));
                TestClient client = TestClient.of(server.url("/v1"))) {
            assertThat(client.fail(Operation.list))
                    .isExactlyInstanceOf(ContactsServerException.class)
                    .hasMessageContaining("packed");
        }
    }

    @Test
    void isBoundedByWhatItUnpacksTo() throws IOException {
        byte[] exact = Packing.GZIP.pack(
                Answers.PAGE + " ".repeat(CAP - Answers.PAGE.getBytes(StandardCharsets.UTF_8).length));
        byte[] more = Packing.GZIP.pack(
                Answers.PAGE + " ".repeat(CAP - Answers.PAGE.getBytes(StandardCharsets.UTF_8).length + 1));
        try (RawServer server = RawServer.scripted(connection -> {
                    while (connection.readRequest() != null) {
                        connection.write(answer("200 OK", "gzip", exact));
                        connection.readRequest();
                        connection.write(answer("200 OK", "gzip", more));
                    }
                });
                TestClient client = TestClient.withMaxResponseSize(server.url("/v1"), CAP)) {
            client.succeed(Operation.list);
            assertTooLarge(client.fail(Operation.list));
        }
    }

    /** 64 MiB in less than the 100 KB that the option allows. */
    @ParameterizedTest
    @EnumSource(
            value = Packing.class,
            names = {"GZIP", "ZLIB", "BARE_DEFLATE"})
    void isNoBomb(Packing packing) throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream out = packing.over(bomb)) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 64; i++) {
                out.write(spaces);
            }
        }
        byte[] answer = answer("200 OK", packing == Packing.GZIP ? "gzip" : "deflate", bomb.toByteArray());
        try (RawServer server = RawServer.answering(answer);
                TestClient client = TestClient.withMaxResponseSize(server.url("/v1"), CAP)) {
            assertThat(bomb.size()).isLessThan(CAP);
            for (Operation operation : Operation.values()) {
                ContactsException failure = client.fail(operation);

                assertTooLarge(failure);
                assertThat(failure.isMaybeApplied()).isEqualTo(operation.write);
            }
        }
    }

    private static void assertTooLarge(ContactsException failure) {
        assertThat(failure)
                .isExactlyInstanceOf(ContactsServerException.class)
                .hasMessageContaining("maxResponseSize=" + CAP);
    }
}
