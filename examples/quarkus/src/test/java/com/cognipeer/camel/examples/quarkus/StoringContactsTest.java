package com.cognipeer.camel.examples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SandboxServer.class)
class StoringContactsTest {

    ContactsSandbox sandbox;

    @TestHTTPResource("/contacts")
    URI contacts;

    @Test
    void aContactThatIsNotStoredIsCreated() throws Exception {
        HttpResponse<String> answer = put("""
                {"email": "grace@example.com", "name": "Grace"}""");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).contains("\"_id\":", "\"email\":\"grace@example.com\"");
        assertThat(sandbox.find("grace@example.com"))
                .hasValueSatisfying(stored -> assertThat(stored).containsEntry("name", "Grace"));
    }

    @Test
    void aContactThatIsStoredIsUpdated() throws Exception {
        sandbox.insert(Map.of("email", "alan@example.com", "name", "Alan", "phone", "123"));

        HttpResponse<String> answer = put("""
                {"email": "alan@example.com", "name": "Alan T."}""");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(sandbox.find("alan@example.com"))
                .hasValueSatisfying(stored ->
                        assertThat(stored).containsEntry("name", "Alan T.").containsEntry("phone", "123"));
    }

    @Test
    void whatIsNoContactIsRefusedWithItsMistake() throws Exception {
        HttpResponse<String> answer = put("""
                {"name": "Nobody"}""");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("integrationId");
    }

    private HttpResponse<String> put(String contact) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(contacts)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(contact))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
