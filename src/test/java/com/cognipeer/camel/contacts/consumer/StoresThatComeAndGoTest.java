package com.cognipeer.camel.contacts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.route.PolledRouteTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Contacts change, the store goes away at a random moment, also in the middle of a page, and comes back; the route is
 * stopped and started. No change is lost, and while the process lives none comes twice.
 */
class StoresThatComeAndGoTest extends PolledRouteTest {

    private static final int RUNS = Effort.times("stores", 1, 2, 50);
    private static final long SEED = Effort.seed();
    private static final int STEPS = 25;
    private static final int PAGE = 5;

    @TempDir
    Path directory;

    enum Kind {
        OWN_READ_ONLY,
        OWN_STORES_AND_FAILS,
        OWN_FORGETS,
        OWN_GONE,
        FILE_DIRECTORY_GONE,
        FILE_LOCK_REFUSED,
        FILE_DISK_FULL,
        TABLE_READ_ONLY,
        TABLE_GONE;

        /** Whether a route can start meanwhile, which reads the position. */
        boolean isReadableMeanwhile() {
            return this != OWN_GONE && this != FILE_DIRECTORY_GONE && this != TABLE_GONE;
        }

        StoreUnderFire store(Path base, String name) throws Exception {
            return switch (this) {
                case OWN_READ_ONLY -> StoreUnderFire.own(FailingStore.Fault.READ_ONLY);
                case OWN_STORES_AND_FAILS -> StoreUnderFire.own(FailingStore.Fault.STORES_AND_FAILS);
                case OWN_FORGETS -> StoreUnderFire.own(FailingStore.Fault.FORGETS);
                case OWN_GONE -> StoreUnderFire.own(FailingStore.Fault.GONE);
                case FILE_DIRECTORY_GONE -> StoreUnderFire.movedDirectory(base);
                case FILE_LOCK_REFUSED -> StoreUnderFire.refusedLock(base);
                case FILE_DISK_FULL -> StoreUnderFire.fullDisk(base);
                case TABLE_READ_ONLY -> StoreUnderFire.readOnlyTable(name);
                case TABLE_GONE -> StoreUnderFire.lostTable(name);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostAndNothingComesTwice(Kind kind) throws Exception {
        int failedPolls = 0;
        for (int run = 0; run < RUNS; run++) {
            failedPolls += run(kind, SEED + run);
        }
        System.out.printf(
                "%s: %d runs from seed %d, %d polls failed, 0 lost, 0 twice%n", kind, RUNS, SEED, failedPolls);
        assertThat(failedPolls).isPositive();
    }

    private int run(Kind kind, long seed) throws Exception {
        Random random = new Random(seed);
        String route = kind + "-" + seed;
        StoreUnderFire store = kind.store(Files.createDirectory(directory.resolve(route)), route);
        context.getRegistry().bind(route, store.repository());
        routed.clear();
        failures.ofPolls.clear();
        boolean[] away = {false};
        Map<String, List<String>> expected = new HashMap<>();
        context.addRoutes(polled(
                route,
                "mode=changes&lookback=5000&limit=" + PAGE + "&stateKey=" + route + "&stateRepository=#" + route
                        + "&prefetch=" + random.nextBoolean()
                        + "&maxMessagesPerPoll=" + (random.nextBoolean() ? 0 : 3) + "&startScheduler=false"
                        + "&filter=RAW({\"run\":\"" + route + "\"})"));
        for (int step = 0; step < STEPS; step++) {
            change(random, route, expected);
            int moment = random.nextInt(12);
            work = exchange -> {
                if (routed.size() % 12 == moment && random.nextInt(4) == 0) {
                    turn(store, away);
                }
            };
            if (random.nextInt(5) == 0) {
                turn(store, away);
            }
            if (random.nextInt(6) == 0 && (!away[0] || kind.isReadableMeanwhile())) {
                context.getRouteController().stopRoute(route);
                context.getRouteController().startRoute(route);
            }
            poll(context, route);
        }
        work = exchange -> {};
        if (away[0]) {
            turn(store, away);
        }
        int failed = failures.ofPolls.size();
        int before;
        int idle = 0;
        while (idle < 3) {
            before = routed.size();
            clock.goOnBy(Duration.ofSeconds(3));
            idle = poll(context, route).failure() == null && routed.size() == before ? idle + 1 : 0;
        }
        context.getRouteController().stopRoute(route);
        context.removeRoute(route);
        assertThat(names())
                .as("%s with seed %d", kind, seed)
                .doesNotHaveDuplicates()
                .containsAll(expected.values().stream()
                        .map(versions -> versions.get(versions.size() - 1))
                        .toList());
        return failed;
    }

    private void turn(StoreUnderFire store, boolean[] away) throws Exception {
        if (away[0]) {
            store.giveBack();
        } else {
            store.takeAway();
        }
        away[0] = !away[0];
    }

    /** Each state of a contact has a name of its own. */
    private void change(Random random, String run, Map<String, List<String>> names) {
        int changes = random.nextInt(2 * PAGE);
        List<String> ids = new ArrayList<>(names.keySet());
        for (int change = 0; change < changes; change++) {
            String name = run + " " + names.size() + "." + change + "." + clock.instant();
            if (ids.isEmpty() || random.nextBoolean()) {
                String id = sandbox.insert(Map.of("name", name, "run", run));
                names.put(id, new ArrayList<>(List.of(name)));
            } else {
                String id = ids.get(random.nextInt(ids.size()));
                sandbox.update(id, Map.of("name", name));
                names.get(id).add(name);
            }
            clock.goOnBy(Duration.ofMillis(random.nextInt(1500)));
        }
        clock.goOnBy(Duration.ofSeconds(random.nextInt(4)));
    }
}
