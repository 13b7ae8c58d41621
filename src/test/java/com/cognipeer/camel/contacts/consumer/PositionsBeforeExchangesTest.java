package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A position says of no contact that a state was routed last, while an exchange with another state may be done. */
class PositionsBeforeExchangesTest extends PolledRouteTest {

    private static final String OPTIONS = "mode=changes&stateKey=mine&lookback=1m";

    private String id;

    @BeforeEach
    void insertTwo() {
        insert("ada", "bruno");
        id = idOf("ada");
        clock.goOnBy(Duration.ofSeconds(1));
    }

    private void change() {
        sandbox.update(id, Map.of("phone", "1"));
        clock.goOnBy(Duration.ofSeconds(2));
    }

    private boolean isVersionKnown() {
        assertThat(positions.value()).contains("\"" + id + ":");
        return !positions.value().contains("\"" + id + ":\"");
    }

    @Test
    void thePositionIsStoredBeforeAConsumerRoutesAContactAgain() throws Exception {
        consume(OPTIONS);
        poll();
        assertThat(isVersionKnown()).isTrue();
        change();
        List<Boolean> known = new ArrayList<>();
        work = exchange -> known.add(isVersionKnown());

        assertThat(poll().names()).containsExactly("ada");

        assertThat(known).containsExactly(false);
        assertThat(isVersionKnown()).isTrue();
    }

    @Test
    void aPositionThatCannotBeStoredKeepsTheContactFromTheRoute() throws Exception {
        consume(OPTIONS);
        poll();
        change();
        positions.failNextWith(new IllegalStateException("no disk"));

        Poll failed = poll();

        assertThat(failed.routed()).isEmpty();
        assertThat(failed.failure()).hasStackTraceContaining("no disk");
        assertThat(poll().names()).containsExactly("ada");
    }

    @Test
    void thePositionIsStoredBeforeACallerGetsAContactAgain() {
        String uri = uri(OPTIONS + "&stateRepository=#positions&delay=1");
        ConsumerTemplate template = context.createConsumerTemplate();
        template.start();
        for (int contact = 0; contact < 2; contact++) {
            template.doneUoW(template.receive(uri, 30_000));
        }
        assertThat(template.receive(uri, 0)).isNull();
        assertThat(isVersionKnown()).isTrue();
        change();

        Exchange again = template.receive(uri, 30_000);
        assertThat(isVersionKnown()).isFalse();
        template.doneUoW(again);

        template.receive(uri, 0);
        assertThat(isVersionKnown()).isTrue();
        template.stop();
    }
}
