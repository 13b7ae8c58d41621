package com.cognipeer.camel.contacts.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.Fault;
import com.cognipeer.camel.contacts.sync.MissingCounts;
import com.cognipeer.camel.contacts.sync.SyncCounts;
import com.cognipeer.camel.contacts.sync.SyncStoppedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The meters count the contacts of all syncs by their outcomes. */
class SyncMetersTest extends SyncTest {

    private static final Map<String, Integer> NOTHING = Map.of("created", 0, "updated", 0, "unchanged", 0, "failed", 0);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder().requestsPerMinute(100_000).start();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getRegistry().bind("meters", meters);
        return camel;
    }

    @Test
    void theCountersBeginWithZeroWhenAProducerOfSyncsStarts() throws Exception {
        context.getEndpoint("cognipeer-contacts:upsert").createProducer().start();
        assertThat(counted()).isEmpty();

        context.addRoutes(route("cognipeer-contacts:sync"));

        assertThat(counted()).isEqualTo(NOTHING);
    }

    @Test
    void syncsAddUp() {
        List<Map<String, Object>> contacts = new ArrayList<>(exported(3));
        contacts.get(0).put("name", "Changed");
        contacts.add(contact(1));
        contacts.add(Map.of("name", "nobody"));

        sync(contacts);
        assertThat(counted()).isEqualTo(Map.of("created", 1, "updated", 1, "unchanged", 2, "failed", 1));

        sync(contacts);
        assertThat(counted()).isEqualTo(Map.of("created", 1, "updated", 1, "unchanged", 6, "failed", 2));
    }

    @Test
    void aDryRunStoresNothingAndDoesNotCount() {
        sync("cognipeer-contacts:sync?dryRun=true", List.of(contact(1)));

        assertThat(counted()).isEmpty();
    }

    @Test
    void aSyncThatIsStoppedCountsWhatItHasDone() {
        List<Map<String, Object>> contacts = new ArrayList<>(exported(100));
        contacts.add(contact(1));
        sandbox.faults().always(request -> !request.path().endsWith("/list"), Fault.status(401));

        assertThat(send("cognipeer-contacts:sync", contacts).getException()).isInstanceOf(SyncStoppedException.class);

        assertThat(counted()).containsEntry("unchanged", 100);
    }

    @Test
    void missingContactsHaveACounterOfTheirOwn() {
        List<Map<String, Object>> contacts = exported(20);
        String syncing = "cognipeer-contacts:sync?filter={}&onMissing=update&missingFields={\"status\":\"gone\"}";
        sandbox.contacts().forEach(contact -> {
            Map<String, Object> old = new HashMap<>(contact);
            old.put("createdDate", "2020-01-01T00:00:00.000Z");
            sandbox.delete((String) contact.get("_id"));
            sandbox.insertRaw(old);
        });

        sync(syncing, contacts.subList(0, 18));
        sync(syncing, contacts.subList(0, 17));

        assertThat(counted()).containsEntry("updated", 0).containsEntry("unchanged", 35);
        assertThat(counted("cognipeer.contacts.missing")).isEqualTo(Map.of("updated", 3, "unchanged", 2, "failed", 0));
    }

    @Test
    void countsThatComeLateAreNotCountedTwice() {
        Consumer<SyncCounts> meter = Meters.ofSync(context);

        meter.accept(new SyncCounts(2, 0, 1, 0, 5, MissingCounts.NONE));
        meter.accept(new SyncCounts(1, 0, 1, 0, 4, MissingCounts.NONE));
        meter.accept(new SyncCounts(2, 1, 1, 0, 6, MissingCounts.NONE));

        assertThat(counted()).isEqualTo(Map.of("created", 2, "updated", 1, "unchanged", 1, "failed", 0));
    }

    private static RouteBuilder route(String to) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:sync").to(to);
            }
        };
    }

    private Map<String, Integer> counted() {
        return counted("cognipeer.contacts.synced");
    }

    private Map<String, Integer> counted(String meter) {
        Map<String, Integer> counted = new TreeMap<>();
        meters.find(meter)
                .tags("camelContext", context.getName())
                .counters()
                .forEach(counter -> counted.put(counter.getId().getTag("outcome"), (int) counter.count()));
        return counted;
    }
}
