package com.cognipeer.camel.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** In an application of its own, whose key is of no use afterwards. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class UsedUpQuotaTest {

    private static final ContactsSandbox SANDBOX = ContactsSandbox.start();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void contacts(DynamicPropertyRegistry properties) {
        properties.add("COGNIPEER_TOKEN", SANDBOX::token);
        properties.add("camel.component.cognipeer-contacts.base-url", SANDBOX::baseUrl);
        properties.add("camel.component.cognipeer-contacts.max-retries", () -> "0");
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:used-up-quota");
    }

    @AfterAll
    static void closeSandbox() {
        SANDBOX.close();
    }

    @Test
    void theCallerIsToldWhenToComeAgainWhereTheServerHasSaidSo() throws Exception {
        refuseWrites(Fault.status(429));

        HttpResponse<String> soon = post();

        assertThat(soon.statusCode()).isEqualTo(503);
        assertThat(soon.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(soon.headers().firstValue("Retry-After")).isEmpty();

        refuseWrites(Fault.status(429).header("Retry-After", "3600"));

        HttpResponse<String> later = post();

        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.headers().firstValue("Retry-After")).hasValue("3600");
    }

    private static void refuseWrites(Fault fault) {
        SANDBOX.faults().clear().always(request -> request.method().equals("PATCH"), fault);
    }

    /** By a client that does not come again by itself. */
    private HttpResponse<String> post() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/contacts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"late@example.com\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
