package com.cognipeer.camel.contacts.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Answers byte by byte. */
public final class Answers {

    public static final String CONTACT =
            "{\"success\":true,\"data\":{\"_id\":\"65f\",\"email\":\"" + Operation.EMAIL + "\"}}";
    public static final String PAGE =
            "{\"success\":true,\"data\":[{\"_id\":\"65f\",\"name\":\"é\"}],\"total\":3,\"page\":1,\"limit\":1}";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Answers() {}

    /** Success, with the contact that the request is about. */
    static byte[] about(RawServer.Request request) throws IOException {
        if (request.target().endsWith("/list")) {
            return ok(PAGE);
        }
        ObjectNode contact = MAPPER.createObjectNode().put("_id", "65f");
        if (request.method().equals("GET")) {
            String query = request.target().substring(request.target().indexOf('?') + 1);
            for (String parameter : query.split("&")) {
                String[] parts = parameter.split("=", 2);
                contact.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        } else {
            ObjectNode sent = (ObjectNode) MAPPER.readTree(request.body());
            contact.setAll(sent);
            if (request.method().equals("PATCH")) {
                contact.setAll((ObjectNode) contact.remove("data"));
            }
        }
        return ok("{\"success\":true,\"data\":" + contact + "}");
    }

    public static byte[] ok(String body) {
        return of("200 OK", "", body);
    }

    /** @param headers whole lines, each with its line end */
    public static byte[] of(String status, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return join(
                head(status, "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n" + headers),
                content);
    }

    public static byte[] head(String status, String headers) {
        return ("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(first);
        whole.writeBytes(second);
        return whole.toByteArray();
    }
}
