package com.cognipeer.camel.contacts.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An answer with the headers of the API, as bytes that go out at once. */
final class WireAnswer {

    private WireAnswer() {}

    static byte[] of(String status, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream answer = begin(status, body.length);
        answer.writeBytes(body);
        return answer.toByteArray();
    }

    /** The head, with room for the body. */
    static ByteArrayOutputStream begin(String status, int length) {
        Instant now = Instant.now();
        byte[] head = ("HTTP/1.1 " + status + "\r\n"
                        + "Content-Type: application/json; charset=utf-8\r\n"
                        + "Content-Length: " + length + "\r\n"
                        + "X-RateLimit-Limit: 100\r\n"
                        + "X-RateLimit-Remaining: 99\r\n"
                        + "X-RateLimit-Reset: " + (now.getEpochSecond() + 60) + "\r\n"
                        + "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC))
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream answer = new ByteArrayOutputStream(head.length + length);
        answer.writeBytes(head);
        return answer;
    }
}
