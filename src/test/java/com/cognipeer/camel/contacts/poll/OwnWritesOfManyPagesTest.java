package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactVersions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sweep over many pages that have own writes only, as after a large sync, and that is cut short. */
class OwnWritesOfManyPagesTest {

    private static final int PAGES = 20;
    private static final int LIMIT = 20;

    private final SimulatedServer server = new SimulatedServer();
    private final Map<String, List<OwnWrite>> ownWrites = new HashMap<>();
    private final Sweeps sweeps = Sweeps.changes(SimulatedConsumer.settings(LIMIT), null, ids -> ownWrites);
    private Position stored = Position.START;

    @BeforeEach
    void ownContacts() {
        for (int contact = 0; contact < PAGES * LIMIT; contact++) {
            Contact created = server.insert(-600_000 + 1_000 * contact);
            ownWrites.put(created.getId(), List.of(OwnWrite.creation(new ContactVersions().of(created))));
        }
    }

    private Sweep begin() {
        return sweeps.begin(stored, LIMIT, server.now);
    }

    private long requestsOfAWholeSweep() {
        end(Sweeps.changes(SimulatedConsumer.settings(LIMIT), null, ids -> ownWrites)
                .begin(Position.START, LIMIT, server.now));
        long requests = server.requests;
        server.requests = 0;
        return requests;
    }

    private void end(Sweep sweep) {
        while (!sweep.isOver()) {
            assertThat(sweep.hasContact()).isFalse();
            sweep.accept(server.list(sweep.request().orElseThrow()));
        }
        sweep.finish();
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedServer.Ranges.class,
            names = {"HONOURED", "DATES_MATCH_NOTHING"})
    void itContinuesWhereItEnded(SimulatedServer.Ranges ranges) {
        server.ranges = ranges;
        long whole = requestsOfAWholeSweep();
        Sweep cut = begin();
        while (cut.figures().pages() < PAGES / 2) {
            cut.accept(server.list(cut.request().orElseThrow()));
        }
        stored = PositionJson.read(PositionJson.write(cut.position()));

        Sweep rest = begin();
        end(rest);

        assertThat(server.requests).isBetween(whole, whole + 3);
        assertThat(rest.ownWrites().skipped()).isEqualTo(PAGES * LIMIT);
        assertThat(rest.done()).isZero();
    }
}
