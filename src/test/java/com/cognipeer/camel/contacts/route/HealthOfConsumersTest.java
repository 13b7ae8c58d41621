package com.cognipeer.camel.contacts.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

class HealthOfConsumersTest extends PolledRouteTest {

    @Test
    void theSwitchOfTheComponentTurnsTheCheckOff() throws Exception {
        context.getComponent("cognipeer-contacts", CognipeerContactsComponent.class)
                .setHealthCheckConsumerEnabled(false);
        consume("mode=snapshot");
        poll();

        assertThat(checked().getState()).isEqualTo(HealthCheck.State.UNKNOWN);
    }

    @Test
    void theFilterOfTheUriIsNotShown() throws Exception {
        consume("mode=snapshot&filter=RAW({\"email\":\"someone.private@example.com\"})");
        poll();

        assertThat(checked().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(checked().getDetails())
                .containsEntry(HealthCheck.ENDPOINT_URI, "cognipeer-contacts://list")
                .asString()
                .doesNotContain("someone.private");
    }

    private HealthCheck.Result checked() {
        return polled().getHealthCheck().call(Map.of());
    }
}
