package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdlePollsTest extends PolledRouteTest {

    private static final int IMPORTED = 20_000;

    @Override
    protected SandboxBuilder settings(SandboxBuilder builder) {
        return builder.recording(false);
    }

    @Test
    void anIdlePollCostsOneRequest() throws Exception {
        insert("ada", "bruno");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes");
        poll();

        for (int polls = 0; polls < 20; polls++) {
            clock.goOnBy(TEN_SECONDS);
            assertThat(poll().requestCount()).isOne();
        }
    }

    @Test
    void anIdlePollOfAnEmptyWorkspaceCostsOneRequest() throws Exception {
        consume("mode=changes");

        for (int polls = 0; polls < 5; polls++) {
            assertThat(poll().requestCount()).isOne();
            clock.goOnBy(TEN_SECONDS);
        }
    }

    @Test
    void anIdlePollThatDetectsDeletionsCostsOneRequestUntilAReconciliationIsDue() throws Exception {
        insert("ada", "bruno");
        clock.goOnBy(TEN_SECONDS);
        consume("mode=changes&detectDeletions=true");
        poll();

        for (int polls = 0; polls < 20; polls++) {
            clock.goOnBy(TEN_SECONDS);
            assertThat(poll().requestCount()).isOne();
        }
        assertThat(failures.ofPolls).isEmpty();
    }

    @Test
    void anIdlePollCostsOneRequestAlsoRightAfterALargeImport() throws Exception {
        for (int number = 0; number < IMPORTED; number++) {
            Instant modified = MORNING.plusMillis(number * 40_000L / IMPORTED);
            sandbox.insertRaw(Map.of("name", "imported", "modifiedDate", modified.toString()));
        }
        clock.set(MORNING.plusSeconds(42));
        consume("mode=changes&limit=1000");
        assertThat(poll().routed()).hasSize(IMPORTED);

        for (int polls = 0; polls < 10; polls++) {
            Poll idle = poll();
            assertThat(idle.routed()).isEmpty();
            assertThat(idle.requestCount()).as("request of idle poll %d", polls).isOne();
            clock.goOnBy(Duration.ofSeconds(20));
        }

        insert("new");
        clock.goOnBy(TEN_SECONDS);
        Poll busy = poll();
        assertThat(busy.names()).containsExactly("new");
        assertThat(busy.requestCount()).isLessThanOrEqualTo(2);
        assertThat(failures.ofPolls).isEmpty();
    }
}
