package com.cognipeer.camel.contacts.client.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.core5.http.message.BasicHttpResponse;

/** Answers as they come from the network, for tests of the classes that read them. */
public final class HttpAnswers {

    private HttpAnswers() {}

    public static HttpAnswer of(int status, Map<String, String> headers, String body) {
        BasicHttpResponse head = new BasicHttpResponse(status);
        headers.forEach(head::addHeader);
        return new HttpAnswer(head, body.getBytes(StandardCharsets.UTF_8));
    }
}
