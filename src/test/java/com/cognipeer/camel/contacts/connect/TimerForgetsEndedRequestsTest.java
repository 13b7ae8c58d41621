package com.cognipeer.camel.contacts.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.junit.jupiter.api.Test;

/** Each request sets an alarm for its time-out; thousands of them would fill the timer's queue if they stayed in it. */
class TimerForgetsEndedRequestsTest {

    private final Queue<ThreadPoolExecutor> timers = new ConcurrentLinkedQueue<>();

    @Test
    void theAlarmOfARequestLeavesTheQueueOfCamelsTimerWithItsAnswer() throws Exception {
        try (ContactsSandbox sandbox = ContactsSandbox.start();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addLifecycleStrategy(new TimersNoted());
            camel.start();
            String uri = "cognipeer-contacts:get?onNotFound=empty&requestTimeout=60000&token=" + sandbox.token()
                    + "&baseUrl=" + sandbox.baseUrl();
            for (int i = 0; i < 20; i++) {
                camel.createProducerTemplate()
                        .sendBodyAndHeaders(uri, null, Map.of("CamelCognipeerContactsIntegrationId", "crm-" + i));
            }

            assertThat(timers).hasSize(1);
            await().until(() -> timers.element().getQueue().isEmpty());
        }
    }

    private final class TimersNoted extends LifecycleStrategySupport {

        @Override
        public void onThreadPoolAdd(
                CamelContext context,
                ThreadPoolExecutor pool,
                String id,
                String sourceId,
                String routeId,
                String profileId) {
            if (String.valueOf(pool.getThreadFactory()).contains("CognipeerContactsTimer")) {
                timers.add(pool);
            }
        }
    }
}
