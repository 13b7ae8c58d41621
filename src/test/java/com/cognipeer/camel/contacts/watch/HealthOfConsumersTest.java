package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.CognipeerContactsComponent;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
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

    @Test
    void aFailedContactIsDownUntilItGetsThrough() throws Exception {
        failOnTheLastContact();
        work = exchange -> {};

        assertThat(poll().names()).containsExactly("2");
        assertThat(checked().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aFailedContactThatHasMovedIntoTheNextSweepIsDownUntilThen() throws Exception {
        failOnTheLastContact();

        sandbox.update(idOf("2"), Map.of("name", "2 changed"));
        clock.goOnBy(TEN_SECONDS);

        Poll rest = poll();
        assertThat(rest.names()).isEmpty();
        assertThat(rest.failure()).isNull();
        assertThat(checked().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(checked().getMessage()).hasValueSatisfying(message -> assertThat(message)
                .contains("the next sweep shows whether it still fails"));

        work = exchange -> {};
        assertThat(poll().names()).containsExactly("2 changed");
        assertThat(checked().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aFailedContactThatIsGoneIsDownUntilAWholeSweepFindsNone() throws Exception {
        failOnTheLastContact();

        sandbox.delete(idOf("2"));
        clock.goOnBy(TEN_SECONDS);

        assertThat(poll().failure()).isNull();
        assertThat(checked().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(poll().names()).isEmpty();
        assertThat(checked().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aRefusedRequestIsDownOnlyUntilThePollThatIsAnswered() throws Exception {
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        sandbox.faults().next(Fault.status(503));
        poll();
        assertThat(checked().getState()).isEqualTo(HealthCheck.State.DOWN);

        poll();

        assertThat(checked().getState()).isEqualTo(HealthCheck.State.UP);
    }

    private void failOnTheLastContact() throws Exception {
        insert("1", "2");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        work = exchange -> {
            if (routed.size() > 1) {
                throw new IllegalStateException("no broker");
            }
        };
        assertThat(poll().names()).containsExactly("1", "2");
        assertThat(checked().getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    private HealthCheck.Result checked() {
        return polled().getHealthCheck().call(Map.of());
    }
}
