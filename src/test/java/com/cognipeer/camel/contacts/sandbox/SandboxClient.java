package com.cognipeer.camel.contacts.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Speaks plain HTTP with a sandbox, so that its tests see what any client would see. */
final class SandboxClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ContactsSandbox sandbox;

    SandboxClient(ContactsSandbox sandbox) {
        this.sandbox = sandbox;
    }

    record Reply(int status, HttpResponse<String> response) {
        JsonNode json() {
            return Json.parseObject(response.body());
        }

        JsonNode data() {
            return json().get("data");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    Reply create(String body) {
        return send("POST", "/sdk/contact", body);
    }

    Reply get(String query) {
        return send("GET", "/sdk/contact?" + query, null);
    }

    Reply update(String body) {
        return send("PATCH", "/sdk/contact", body);
    }

    Reply list(String body) {
        return send("POST", "/sdk/contact/list", body);
    }

    /** The names of the contacts a filter and sort bring, on one large page. */
    List<String> names(String filter, String sort) {
        String sorting = sort == null ? "" : ",\"sort\":" + sort;
        Reply reply = list("{\"page\":1,\"limit\":1000,\"filter\":" + filter + sorting + "}");
        List<String> names = new ArrayList<>();
        reply.data().forEach(contact -> names.add(contact.path("name").asText()));
        return names;
    }

    Reply send(String method, String path, String body) {
        return send(method, path, body, "Authorization", "Bearer " + sandbox.token());
    }

    Reply send(String method, String path, String body, String... headers) {
        return exchange(request(method, URI.create(sandbox.baseUrl() + path), body, headers));
    }

    Reply exchange(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static HttpRequest request(String method, URI uri, String body, String... headers) {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).method(method, publisher);
        return headers.length == 0 ? builder.build() : builder.headers(headers).build();
    }
}
