package com.cognipeer.camel.contacts.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** What comes instead of an answer. */
public enum WireFault {
    RESET(true) {
        @Override
        public void strike(RawServer.Connection connection, String success, Random random) throws IOException {
            connection.reset();
        }
    },
    EMPTY_ANSWER(true) {
        @Override
        public void strike(RawServer.Connection connection, String success, Random random) {
            // The end of the script ends the connection.
        }
    },
    RESET_WITHIN_THE_BODY(true) {
        @Override
        public void strike(RawServer.Connection connection, String success, Random random) throws IOException {
            connection.write(Answers.head("200 OK", "Content-Length: 1000\r\n"));
            connection.write(success);
            connection.reset();
        }
    },
    MALFORMED_CHUNK(true) {
        @Override
        public void strike(RawServer.Connection connection, String success, Random random) throws IOException {
            connection.write(Answers.head("200 OK", "Transfer-Encoding: chunked\r\n"));
            connection.write("1\r\n{\r\nno-length\r\n" + success.substring(1) + "\r\n0\r\n\r\n");
        }
    },
    RANDOM_BYTES(true) {
        @Override
        public void strike(RawServer.Connection connection, String success, Random random) throws IOException {
            connection.write(randomBytes(random));
        }
    },
    RANDOM_BODY(false) {
        @Override
        public void strike(RawServer.Connection connection, String success, Random random) throws IOException {
            byte[] body = randomBytes(random);
            connection.write(Answers.join(Answers.head("200 OK", "Content-Length: " + body.length + "\r\n"), body));
        }
    },
    HTML(false) {
        @Override
        public void strike(RawServer.Connection connection, String success, Random random) throws IOException {
            connection.write(Answers.ok("<!doctype html><html><body>Please log in</body></html>"));
        }
    },
    TOO_DEEP(false) {
        @Override
        public void strike(RawServer.Connection connection, String success, Random random) throws IOException {
            connection.write(Answers.ok("{\"success\":true,\"data\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"));
        }
    },
    ODD_DATA(false) {
        @Override
        public void strike(RawServer.Connection connection, String success, Random random) throws IOException {
            connection.write(Answers.ok("{\"success\":true,\"data\":7,\"total\":1,\"page\":1,\"limit\":1}"));
        }
    },
    TRAILING_GARBAGE(false) {
        @Override
        public void strike(RawServer.Connection connection, String success, Random random) throws IOException {
            connection.write(Answers.ok(success + "}"));
        }
    },
    TWO_ANSWERS_IN_ONE(false) {
        @Override
        public void strike(RawServer.Connection connection, String success, Random random) throws IOException {
            connection.write(Answers.ok(success + success));
        }
    };

    private static final int MOST_RANDOM_BYTES = 5000;

    /** Whether the connection ends with it; else a client may rightly send its next request on it. */
    public final boolean last;

    WireFault(boolean last) {
        this.last = last;
    }

    /** @param success the body of the answer that does not come */
    public abstract void strike(RawServer.Connection connection, String success, Random random) throws IOException;

    private static byte[] randomBytes(Random random) {
        byte[] bytes = new byte[1 + random.nextInt(MOST_RANDOM_BYTES)];
        random.nextBytes(bytes);
        // a blank document would be nothing to refuse, and a digit alone is JSON
        return bytes.length < 3 ? "\0?\0".getBytes(StandardCharsets.UTF_8) : bytes;
    }
}
