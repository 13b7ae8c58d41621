package com.cognipeer.camel.contacts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ContactsException;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.client.ContactsTransportException;
import com.cognipeer.camel.contacts.client.Operation;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.route.Effort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A list answer cut at its bytes, from the first of its head to the last of its body. */
class TruncationTest {

    private static final int MAX_RETRIES = 3;
    /** CI cuts at every byte. */
    private static final int STEP = Effort.choose(7, 1, 1);
    /** So many may retry with one client before it holds retries back. */
    private static final int CUTS_OF_A_CLIENT = 20;

    private static final String[] NAMES = {"Ada", "Bruno", "Zo\u00eb"};
    private static final String BODY = "{\"success\":true,\"data\":[" + "{\"_id\":\"65f1\",\"name\":\"" + NAMES[0]
            + "\"},{\"_id\":\"65f2\",\"name\":\"" + NAMES[1] + "\",\"n\":12.5},{\"_id\":\"65f3\",\"name\":\""
            + NAMES[2] + "\"}],\"total\":13,\"page\":1,\"limit\":10}";
    private static final String HEAD =
            "Date: Mon, 02 Mar 2026 08:00:00 GMT\r\nContent-Type: application/json\r\nX-RateLimit-Remaining: 58\r\n";

    /** How the answer tells where it ends. */
    enum Framing {
        LENGTH {
            @Override
            byte[] whole() {
                return joined("Content-Length: " + utf8(BODY).length + "\r\n", utf8(BODY));
            }
        },
        CHUNKS {
            @Override
            byte[] whole() {
                byte[] body = utf8(BODY);
                int third = body.length / 3;
                byte[] chunks = new byte[0];
                for (int from = 0; from < body.length; from += third) {
                    byte[] chunk = Arrays.copyOfRange(body, from, Math.min(body.length, from + third));
                    chunks = Answers.join(chunks, utf8(Integer.toHexString(chunk.length) + "\r\n"));
                    chunks = Answers.join(Answers.join(chunks, chunk), utf8("\r\n"));
                }
                return joined("Transfer-Encoding: chunked\r\n", Answers.join(chunks, utf8("0\r\n\r\n")));
            }
        },
        END_OF_CONNECTION {
            @Override
            byte[] whole() {
                return joined("Connection: close\r\n", utf8(BODY));
            }
        };

        abstract byte[] whole();

        private static byte[] joined(String header, byte[] content) {
            return Answers.join(Answers.head("200 OK", HEAD + header), content);
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        /** The body is whole before its framing is: what may be missing then is the end of the last chunk. */
        boolean isBodyWhole(byte[] whole, int cut) {
            return this == CHUNKS && cut > whole.length - "\r\n0\r\n\r\n".length() - 1;
        }
    }

    @ParameterizedTest
    @EnumSource
    void cutOnceItIsAskedForAgainAndWhole(Framing framing) throws IOException {
        byte[] whole = framing.whole();
        AtomicInteger cut = new AtomicInteger();
        AtomicInteger request = new AtomicInteger();
        try (RawServer server = RawServer.scripted(connection -> {
            while (connection.readRequest() != null) {
                if (request.getAndIncrement() == 0) {
                    connection.write(Arrays.copyOf(whole, cut.get()));
                    return;
                }
                connection.write(whole);
                if (framing == Framing.END_OF_CONNECTION) {
                    return;
                }
            }
        })) {
            while (cut.get() < whole.length) {
                try (TestClient client = client(server)) {
                    for (int one = 0; one < CUTS_OF_A_CLIENT && cut.get() < whole.length; one++) {
                        request.set(0);
                        ContactsResponse<?> response = client.succeed(Operation.list);

                        ContactPage page = (ContactPage) response.body();
                        assertThat(page)
                                .as("cut at %s of %s", cut, whole.length)
                                .extracting(Contact::getName)
                                .containsExactly(NAMES);
                        assertThat(page.getTotal()).isEqualTo(13);
                        assertThat(page.getLimit()).isEqualTo(10);
                        if (!framing.isBodyWhole(whole, cut.get())) {
                            assertThat(response.info().requestCount()).isEqualTo(2);
                        }
                        cut.addAndGet(STEP);
                    }
                }
            }
        }
        System.out.printf("list answer by %s: cut at every %d of %d bytes%n", framing, STEP, whole.length);
    }

    @ParameterizedTest
    @EnumSource
    void cutForEverItFailsTypedAfterTheLastRetry(Framing framing) throws IOException {
        byte[] whole = framing.whole();
        AtomicInteger cut = new AtomicInteger();
        try (RawServer server = RawServer.scripted(connection -> {
            connection.readRequest();
            connection.write(Arrays.copyOf(whole, cut.get()));
        })) {
            while (cut.get() < whole.length && !framing.isBodyWhole(whole, cut.get())) {
                try (TestClient client = client(server)) {
                    for (int one = 0;
                            one < CUTS_OF_A_CLIENT
                                    && cut.get() < whole.length
                                    && !framing.isBodyWhole(whole, cut.get());
                            one++) {
                        server.requests().clear();
                        ContactsException failure = client.fail(Operation.list);

                        assertThat(failure)
                                .as("cut at %s of %s", cut, whole.length)
                                .isInstanceOfAny(ContactsTransportException.class, ContactsServerException.class)
                                .hasMessageContaining("given up after maxRetries=" + MAX_RETRIES);
                        assertThat(server.requests()).hasSize(MAX_RETRIES + 1);
                        cut.addAndGet(STEP);
                    }
                }
            }
        }
    }

    private static TestClient client(RawServer server) {
        return TestClient.retrying(server.url("/v1"), TestClient.retries(MAX_RETRIES));
    }
}
