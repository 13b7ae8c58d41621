package com.cognipeer.camel.contacts.ownwrites;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import com.cognipeer.camel.contacts.sandbox.SandboxBuilder;
import com.cognipeer.camel.contacts.sync.SyncReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand own writes over HTTP, alone and among changes by others at each moment of a write. */
@Tag("ci")
class ManyOwnWritesTest extends PolledRouteTest {

    private static final int WRITES = 10_000;
    private static final int CONTACTS = 500;
    private static final long SEED = Effort.seed();

    private final Random random = new Random(SEED);
    private final Map<String, Object> knownForeign = new HashMap<>();
    private List<String> ids = new ArrayList<>();
    private int foreign;
    private boolean othersWrite;

    @Override
    protected SandboxBuilder settings(SandboxBuilder builder) {
        return builder.recording(false);
    }

    private void consumeAll() throws Exception {
        for (int number = 0; number < CONTACTS; number++) {
            sandbox.insert(Map.of("integrationId", "c" + number, "foreign", 0, "own", 0));
        }
        ids = sandbox.contacts().stream()
                .map(contact -> contact.get("_id").toString())
                .toList();
        work = exchange -> {
            Contact contact = exchange.getMessage().getBody(Contact.class);
            knownForeign.put(contact.getId(), contact.get("foreign"));
        };
        consume("mode=changes&skipOwnWrites=true&limit=1000");
        clock.goOnBy(TEN_SECONDS);
        assertThat(poll().routed()).hasSize(CONTACTS);
        clock.goOnBy(TEN_SECONDS);
        sandbox.faults().beforeAnswer(this::changeByOthers);
    }

    /** Runs before the sandbox handles a request: after the look-up of a write, and between writes. */
    private synchronized void changeByOthers(RecordedRequest request) {
        if (othersWrite && request.method().equals("PATCH") && random.nextInt(10) == 0) {
            sandbox.update(ids.get(random.nextInt(ids.size())), Map.of("foreign", ++foreign));
        }
    }

    /** Returns how many contacts came to the route. */
    private int write(int times) {
        int came = 0;
        long written = 0;
        for (int round = 1; written < times; round++) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int number = 0; number < CONTACTS; number++) {
                rows.add(Map.of("integrationId", "c" + number, "own", round));
            }
            written += template.requestBody(
                            "cognipeer-contacts:sync?ownWrites=true&limit=50&parallelism=8", rows, SyncReport.class)
                    .getUpdated();
            clock.goOnBy(TEN_SECONDS);
            came += poll().routed().size();
            routed.clear();
        }
        assertThat(failures.ofPolls).isEmpty();
        return came;
    }

    @Test
    void aloneNoneOfThemComesBack() throws Exception {
        consumeAll();

        assertThat(write(WRITES)).isZero();
        assertThat(polled().getOwnWritesSkipped()).isEqualTo(WRITES);
    }

    @Test
    void amongChangesByOthersNoChangeIsLeftOut() throws Exception {
        consumeAll();
        othersWrite = true;

        int came = write(WRITES);
        othersWrite = false;
        clock.goOnBy(TEN_SECONDS);
        came += poll().routed().size();

        System.out.printf(
                "own writes: seed %d, %d own writes, %d changes by others, %d contacts came, %d left out%n",
                SEED, WRITES, foreign, came, polled().getOwnWritesSkipped());
        sandbox.contacts().forEach(contact -> assertThat(knownForeign.get(contact.get("_id")))
                .as("seed %d, contact %s", SEED, contact.get("_id"))
                .isEqualTo(contact.get("foreign")));
        assertThat(foreign).isGreaterThan(WRITES / 20);
    }
}
