package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdatingAContactTest extends SandboxRouteTest {

    /** A bean of which one property is not known. */
    public record PartOfACustomer(String integrationId, String name, String phone) {}

    @BeforeEach
    void storeAContact() {
        sandbox.insert(Map.of("email", "ada@example.com", "integrationId", "crm-1", "phone", "1", "name", "Ada"));
    }

    @Test
    void onlyTheNamedFieldsChange() {
        Exchange updated = send("cognipeer-contacts:update?email=ada@example.com", Map.of("name", "Ada L."));

        assertThat(updated.getMessage().getBody(Contact.class))
                .containsEntry("name", "Ada L.")
                .containsEntry("phone", "1");
        assertThat(sentBody()).isEqualTo(Map.of("email", "ada@example.com", "data", Map.of("name", "Ada L.")));
    }

    @Test
    void theBodyNamesTheContactWhereNothingElseDoes() {
        send("cognipeer-contacts:update", Map.of("integrationId", "crm-1", "email", "new@example.com"));

        assertThat(sentBody()).isEqualTo(Map.of("integrationId", "crm-1", "data", Map.of("email", "new@example.com")));
        assertThat(sandbox.contacts().get(0)).containsEntry("email", "new@example.com");
    }

    @Test
    void anIdentifierInTheBodyThatDiffersFromTheHeadersIsARename() {
        Exchange updated = send("cognipeer-contacts:update", exchange -> {
            exchange.getMessage().setHeader(CognipeerContactsConstants.EMAIL, "ada@example.com");
            exchange.getMessage().setBody(Map.of("email", "lovelace@example.com"));
        });

        assertThat(updated.getMessage().getBody(Contact.class).getEmail()).isEqualTo("lovelace@example.com");
    }

    @Test
    void anIdentifierInTheBodyThatEqualsTheHeadersIsNotSentAsAChange() {
        Map<String, Object> body = Map.of("email", "ada@example.com", "name", "A.");

        send("cognipeer-contacts:update?email=ada@example.com", body);

        assertThat(sentBody()).isEqualTo(Map.of("email", "ada@example.com", "data", Map.of("name", "A.")));
    }

    @Test
    void anEmptyIdentifierIsNoChange() {
        send("cognipeer-contacts:update", Map.of("email", "ada@example.com", "integrationId", "", "name", "A."));

        assertThat(sentBody()).isEqualTo(Map.of("email", "ada@example.com", "data", Map.of("name", "A.")));
    }

    @Test
    void anExplicitNullInAMapClearsTheField() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("phone", null);

        send("cognipeer-contacts:update?email=ada@example.com", body);

        assertThat(sandbox.requests().get(0).body()).contains("\"phone\":null");
    }

    @Test
    void aNullInABeanLeavesTheFieldAlone() {
        send("cognipeer-contacts:update", new PartOfACustomer("crm-1", "Ada L.", null));

        assertThat(sandbox.contacts().get(0)).containsEntry("phone", "1").containsEntry("name", "Ada L.");
    }

    @Test
    void aContactOfTheApiIsUpdatedWithoutTheServersOwnFields() {
        Contact contact = send("cognipeer-contacts:get?email=ada@example.com", null)
                .getMessage()
                .getBody(Contact.class);
        sandbox.clearRequests();
        contact.setName("Ada L.");

        Exchange updated = send("cognipeer-contacts:update", contact);

        assertThat(updated.getException()).isNull();
        assertThat(sandbox.requests().get(0).body()).doesNotContain("_id", "workspaceId", "createdDate");
    }

    private Object sentBody() {
        try {
            return new ObjectMapper().readValue(sandbox.requests().get(0).body(), Map.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
