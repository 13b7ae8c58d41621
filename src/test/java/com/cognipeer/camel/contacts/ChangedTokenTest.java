package com.cognipeer.camel.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsAuthorizationException;
import com.cognipeer.camel.contacts.route.SandboxRouteTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangedTokenTest extends SandboxRouteTest {

    @Test
    void aRunningEndpointKeepsTheTokenOfItsStart() {
        Map<String, String> contact = Map.of("name", "Ada");
        assertThat(send("cognipeer-contacts:create", contact).getException()).isNull();

        context.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                .getConfiguration()
                .setToken("pat_other");

        assertThat(send("cognipeer-contacts:create", contact).getException()).isNull();
        assertThat(send("cognipeer-contacts:create?maxRetries=1", contact).getException())
                .isInstanceOf(ContactsAuthorizationException.class);
    }
}
