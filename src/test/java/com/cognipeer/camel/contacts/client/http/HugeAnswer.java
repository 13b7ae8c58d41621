package com.cognipeer.camel.contacts.client.http;

import com.cognipeer.camel.contacts.client.Answers;
import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.RawServer;
import com.cognipeer.camel.contacts.client.TestClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** An answer of a GiB, and a client that would try again. */
final class HugeAnswer {

    static final int MIB = 1 << 20;
    static final int MAX_RESPONSE_SIZE = 4 * MIB;
    private static final long GIB = 1L << 30;

    private HugeAnswer() {}

    /** How the answer announces what comes. */
    enum Framing {
        LENGTH("Content-Length: " + GIB + "\r\n", ""),
        CHUNKS("Transfer-Encoding: chunked\r\n", "10000\r\n"),
        END_OF_CONNECTION("Connection: close\r\n", "");

        private final String header;
        private final String chunk;

        Framing(String header, String chunk) {
            this.header = header;
            this.chunk = chunk;
        }
    }

    /** What happens when one more block would be too much. */
    @FunctionalInterface
    interface Brink {
        void reached() throws Exception;
    }

    static RawServer server(Framing framing, Brink brink) throws IOException {
        byte[] spaces = new byte[0x10000];
        Arrays.fill(spaces, (byte) ' ');
        byte[] chunk = framing.chunk.getBytes();
        byte[] end = (framing.chunk.isEmpty() ? "" : "\r\n").getBytes();
        return RawServer.scripted(connection -> {
            connection.readRequest();
            connection.write(Answers.head("200 OK", framing.header));
            for (long count = 0; count < GIB; count += spaces.length) {
                if (count == MAX_RESPONSE_SIZE) {
                    brink.reached();
                }
                connection.write(chunk);
                connection.write(spaces);
                connection.write(end);
            }
        });
    }

    static TestClient client(RawServer server) {
        return TestClient.retrying(
                new ClientSettings(
                        server.url("/v1"),
                        TestClient.TOKEN,
                        TestClient.HOOK_ID,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(TestClient.HANG_SECONDS),
                        MAX_RESPONSE_SIZE,
                        null,
                        null),
                TestClient.retries(3));
    }
}
