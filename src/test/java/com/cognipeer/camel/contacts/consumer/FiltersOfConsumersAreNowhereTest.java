package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cognipeer.camel.contacts.route.CanaryRouteTest;
import com.cognipeer.camel.contacts.sandbox.Fault;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

/** No filter and no consumed contact is shown by consumers that start, poll, fail and stop. */
class FiltersOfConsumersAreNowhereTest extends CanaryRouteTest {

    @Test
    void consumersThatPollFailAndStopShowNone() throws Exception {
        sandbox.insertRaw(changed(contact(), "2026-03-02T08:00:00.000Z"));
        sandbox.insertRaw(changed(Map.of("email", "b." + EMAIL, "name", "kanarya name"), "2026-03-02T08:00:01.000Z"));
        sandbox.insertRaw(changed(
                Map.of("email", "c." + EMAIL, "name", "kanarya name"),
                Instant.now().plusSeconds(3600).toString()));
        AtomicInteger routed = new AtomicInteger();
        for (String options : List.of("mode=changes", "mode=snapshot", "sort=" + SORT)) {
            for (String onFailure : List.of("stop", "skip")) {
                String key = options.startsWith("sort") ? "" : "&stateKey=" + options.substring(5) + onFailure;
                consume(
                        "cognipeer-contacts:list?initialDelay=0&delay=20&onFailure=" + onFailure + "&" + options + key
                                + "&" + QUERY,
                        exchange -> {
                            if (routed.incrementAndGet() % 3 == 0) {
                                throw new IllegalStateException("the route fails");
                            }
                        });
            }
        }
        await().until(() -> routed.get() > 50);
        List<Function<String, Fault>> passing = answers();
        Function<String, Fault> usedUp = passing.remove(passing.size() - 1);
        for (Function<String, Fault> answer : passing) {
            answer(answer);
            long sent = sandbox.requestCount();
            await().until(() -> sandbox.requestCount() > sent + 12);
        }
        sandbox.faults().clear();
        for (String options : List.of("mode=changes", "mode=snapshot")) {
            consumer.receive(
                    "cognipeer-contacts:list?" + options + "&stateKey=polled" + options.substring(5) + "&" + QUERY,
                    5000);
        }
        template.send("cognipeer-contacts:get?" + IDENTITY, exchange -> {});
        answer(usedUp);
        await().until(() -> log.lines().stream().anyMatch(line -> line.text().contains("list failed with status 429")));
        List<String> shown = assertNothingIsShown();
        assertThat(shown).anyMatch(text -> text.contains("LastFailureMessage=Contacts"));

        context.stop();

        assertNothingIsLoggedOrThrown();
        assertThat(log.lines())
                .filteredOn(line -> line.logger().startsWith("com.cognipeer"))
                .anyMatch(line -> line.level() == Level.INFO && line.text().contains("sweep done"))
                .anyMatch(line -> line.level() == Level.WARN
                        && line.text().contains("the consumer withholds each until its date"));
    }

    private static Map<String, Object> changed(Map<String, ?> contact, String date) {
        Map<String, Object> dated = new LinkedHashMap<>(contact);
        dated.put("createdDate", date);
        dated.put("modifiedDate", date);
        return dated;
    }
}
