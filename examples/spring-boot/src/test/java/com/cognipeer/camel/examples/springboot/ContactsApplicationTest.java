package com.cognipeer.camel.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application as it is, over HTTP, with a sandbox in the place of the API. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
// Without this a test has no meters.
@AutoConfigureObservability
@ExtendWith(OutputCaptureExtension.class)
class ContactsApplicationTest {

    private static final ContactsSandbox SANDBOX =
            ContactsSandbox.builder().token("a&b%+c/=9").hookId("hook-1").start();

    @Autowired
    private TestRestTemplate http;

    @DynamicPropertySource
    static void contacts(DynamicPropertyRegistry properties) {
        properties.add("COGNIPEER_TOKEN", SANDBOX::token);
        properties.add("COGNIPEER_HOOK_ID", () -> "hook-1");
        properties.add("camel.component.cognipeer-contacts.base-url", SANDBOX::baseUrl);
        properties.add("contacts.changes.delay", () -> "50");
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:contacts-application");
    }

    @AfterAll
    static void closeSandbox() {
        SANDBOX.close();
    }

    @BeforeEach
    void clearRequests() {
        SANDBOX.clearRequests();
    }

    @Test
    void aNewContactIsStored() {
        ResponseEntity<Map<String, Object>> answer =
                post("{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\",\"integrationId\":\"crm-1\"}");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(answer.getBody()).containsEntry("email", "ada@example.com").containsKey("_id");
        assertThat(SANDBOX.find("ada@example.com")).get().extracting("name").isEqualTo("Ada Lovelace");
    }

    @Test
    void aContactThatIsThereIsChanged() {
        SANDBOX.insert(Map.of("name", "Grace", "email", "grace@example.com"));

        ResponseEntity<Map<String, Object>> answer =
                post("{\"name\":\"Grace Hopper\",\"email\":\"grace@example.com\"}");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(SANDBOX.find("grace@example.com")).get().extracting("name").isEqualTo("Grace Hopper");
    }

    @Test
    void aContactThatCannotBeStoredIsTheCallersMatter() {
        ResponseEntity<String> answer =
                http.exchange(request("{\"name\":\"Nobody\",\"email\":\"no address\"}"), String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.TEXT_PLAIN);
        assertThat(answer.getBody()).contains("email");
    }

    @Test
    void whatTheCallerSendsAlongDoesNotComeBack() {
        ResponseEntity<String> answer = http.exchange(
                RequestEntity.post("/contacts")
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Basic abc")
                        .body("{\"email\":\"ada@example.com\"}"),
                String.class);

        assertThat(answer.getStatusCode().is2xxSuccessful()).isTrue();
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(answer.getHeaders().getFirst("Authorization")).isNull();
    }

    @Test
    void headersFromOutsideSteerNothing() {
        SANDBOX.insert(Map.of("name", "Alan", "email", "alan@example.com"));

        http.exchange(
                RequestEntity.post("/contacts")
                        .header("Content-Type", "application/json")
                        .header("CamelCognipeerContactsEmail", "alan@example.com")
                        .header("CamelCognipeerContactsOperation", "update")
                        .body("{\"name\":\"Mallory\",\"email\":\"mallory@example.com\"}"),
                String.class);

        assertThat(SANDBOX.find("alan@example.com")).get().extracting("name").isEqualTo("Alan");
        assertThat(SANDBOX.find("mallory@example.com")).isPresent();
    }

    @Test
    void aChangeIsLogged(CapturedOutput output) {
        String id = SANDBOX.insert(Map.of("name", "Edsger", "email", "edsger@example.com", "status", "active"));

        await().untilAsserted(() -> assertThat(output).contains("Changed: " + id + " active"));
    }

    @Test
    void healthShowsTheComponent() {
        await().untilAsserted(() -> {
            ResponseEntity<String> health = http.getForEntity("/actuator/health", String.class);

            assertThat(health.getStatusCode()).isEqualTo(HttpStatus.OK);
            assertThat(health.getBody()).contains("cognipeer-contacts", "changes");
            // A detail, which Camel shows only with camel.health.exposure-level=full.
            assertThat(health.getBody()).contains("contacts.last.success");
        });
    }

    @Test
    void prometheusGetsTheMetersOfTheComponent() {
        await().untilAsserted(() -> assertThat(http.getForObject("/actuator/prometheus", String.class))
                .contains("cognipeer_contacts_polls_total{camelContext=\"contacts\",outcome=\"succeeded\"")
                .contains("cognipeer_contacts_lag_seconds{"));
    }

    private ResponseEntity<Map<String, Object>> post(String contact) {
        return http.exchange(request(contact), new ParameterizedTypeReference<>() {});
    }

    private static RequestEntity<String> request(String contact) {
        return RequestEntity.post("/contacts")
                .header("Content-Type", "application/json")
                .body(contact);
    }
}
