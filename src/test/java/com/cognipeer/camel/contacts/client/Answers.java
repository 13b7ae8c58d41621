package com.cognipeer.camel.contacts.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Answers byte by byte. */
final class Answers {

    static final String CONTACT = "{\"success\":true,\"data\":{\"_id\":\"65f\",\"email\":\"ada@example.com\"}}";
    static final String PAGE =
            "{\"success\":true,\"data\":[{\"_id\":\"65f\",\"name\":\"é\"}],\"total\":3,\"page\":1,\"limit\":1}";

    private Answers() {}

    static byte[] ok(String body) {
        return of("200 OK", "", body);
    }

    /** @param headers whole lines, each with its line end */
    static byte[] of(String status, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return join(
                head(status, "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n" + headers),
                content);
    }

    static byte[] head(String status, String headers) {
        return ("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(first);
        whole.writeBytes(second);
        return whole.toByteArray();
    }
}
