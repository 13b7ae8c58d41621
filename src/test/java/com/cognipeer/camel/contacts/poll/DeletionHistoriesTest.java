package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.poll.SimulatedServer.Ranges;
import com.cognipeer.camel.contacts.route.Effort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random courses of a consumer with an inventory: what exists is never reported as gone, and what is gone is reported once. */
class DeletionHistoriesTest {

    private static final int RUNS = Effort.times("deletions", 15, 100, 10_000);
    private static final long SEED = Effort.seed();

    @ParameterizedTest
    @CsvSource({
        // A contact came back, and an outage hid it from the second confirmation.
        "20262767, snapshot, NOTHING_MATCHES, BOTH",
        // The same before any list could have shown that it is back.
        "4202377, snapshot, NOTHING_MATCHES, BOTH",
        // An old copy of the data gave an integration id back to the contact that had had it before.
        "20264884, changes, DATES_MATCH_NOTHING, BOTH",
        // The process was killed when a contact came without its integration id, which it then got back.
        "20266339, changes, HONOURED, MISHAPS",
        // A contact was away for one question about the server.
        "20268512, changes, HONOURED, NONE",
        // The inventory was empty at a restart, because all contacts were gone.
        "71170300, changes, IGNORED, BOTH",
        // An old copy of the data brought an old state again, and the process was killed when it was routed.
        "2035236, changes, HONOURED, BOTH",
        // An old copy of the data brought an old state again in a sweep, and the process was killed when it was routed.
        "944877, changes, IGNORED, BOTH",
        // The same by pages, in one sweep, and the later state was older than the lookback.
        "3102436, changes, IGNORED, BOTH",
        "3201494, changes, IGNORED, BOTH",
        // A contact was removed, and another one with its integration id was marked as deleted and not heard of yet.
        "2032372, changes, NOTHING_MATCHES, OUTAGES",
    })
    void rareHistoriesGoWellToo(long seed, String mode, Ranges ranges, Trouble trouble) {
        SimulatedInventory inventory = new SimulatedInventory();

        assertThat(new DeletionHistory(seed, mode.equals("changes"), ranges, trouble, () -> inventory)
                        .run()
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "changes, HONOURED, NONE",
        "changes, HONOURED, MISHAPS",
        "changes, HONOURED, OUTAGES",
        "changes, HONOURED, BOTH",
        "changes, DATES_MATCH_NOTHING, BOTH",
        "changes, NOTHING_MATCHES, OUTAGES",
        "changes, IGNORED, NONE",
        "changes, IGNORED, BOTH",
        "snapshot, HONOURED, NONE",
        "snapshot, HONOURED, MISHAPS",
        "snapshot, HONOURED, OUTAGES",
        "snapshot, HONOURED, BOTH",
        "snapshot, NOTHING_MATCHES, BOTH",
        "snapshot, IGNORED, NONE",
        "snapshot, IGNORED, BOTH",
    })
    void whatIsGoneIsReportedOnceAndNothingElse(String mode, Ranges ranges, Trouble trouble) {
        System.out.println("deletions: seed " + SEED + ", " + RUNS + " histories");
        long routed = 0;
        long reports = 0;
        long doubled = 0;
        long apart = 0;
        long overtaken = 0;
        long handedBack = 0;
        long refusals = 0;
        long guards = 0;
        long mishaps = 0;
        long requests = 0;
        for (long run = 0; run < RUNS; run++) {
            long seed = SEED + run;
            SimulatedInventory inventory = new SimulatedInventory();
            DeletionHistory history;
            try {
                history = new DeletionHistory(seed, mode.equals("changes"), ranges, trouble, () -> inventory).run();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
            assertThat(history.faults()).as("seed %d", seed).isEmpty();
            routed += history.routed;
            reports += history.judge().reports;
            doubled += history.downstream().doubled;
            apart += history.judge().apart;
            overtaken += history.judge().overtaken;
            handedBack += history.downstream().handedBack;
            refusals += history.refusals;
            guards += history.guards;
            mishaps += history.mishaps();
            requests += history.requests();
        }
        System.out.printf(
                "deletions: %s %s %s: %d histories, %d requests, %d routed, %d reports, 0 false, 0 missed, %d twice after"
                        + " a mishap or a poll that was cut, %d apart, %d overtaken, %d integration ids handed back; %d polls refused, %d held by the guard, %d mishaps%n",
                mode,
                ranges,
                trouble,
                RUNS,
                requests,
                routed,
                reports,
                doubled,
                apart,
                overtaken,
                handedBack,
                refusals,
                guards,
                mishaps);
    }
}
