package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.route.SyncTest;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.RecordedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One sync stores every contact as given, in whatever order identifiers change hands in its input. */
class HandOversTest extends SyncTest {

    private static final int ROUNDS = Effort.times("handovers", 30, 300, 10_000);

    private final long seed = Effort.seed();

    @Test
    void anyPermutationInAnyOrderTakesOneSync() {
        System.out.printf("hand-overs: seed=%d, %d rounds%n", seed, ROUNDS);
        try (ContactsSandbox server = ContactsSandbox.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                permute(server, new Random(seed + round), "seed=" + (seed + round));
            }
        }
    }

    private void permute(ContactsSandbox server, Random random, String run) {
        server.contacts().forEach(contact -> server.delete((String) contact.get("_id")));
        boolean byEmail = random.nextInt(3) == 0;
        HandOver handOver = HandOver.random(random, byEmail);
        handOver.stored().forEach(server::insert);
        List<Map<String, Object>> before = server.contacts();
        int limit = 1 + random.nextInt(handOver.given().size());
        String uri = "cognipeer-contacts:sync?baseUrl=" + server.baseUrl() + "&matchBy=" + (byEmail ? "email" : "auto")
                + "&limit=" + limit + "&parallelism=" + (1 + random.nextInt(4));
        String what = run + " limit=" + limit + "\nstored " + handOver.stored() + "\ngiven " + handOver.given();

        SyncReport rehearsed = detailed(uri + "&dryRun=true", handOver.given());
        assertThat(server.contacts()).as("%s: a dry run writes nothing", what).isEqualTo(before);
        server.clearRequests();
        SyncReport report = detailed(uri, handOver.given());

        assertThat(report.getFailures()).as(what).isEmpty();
        assertThat(report.getFailed()).as(what).isZero();
        assertThat(identifiers(server.contacts())).as(what).isEqualTo(identifiers(handOver.wanted()));
        assertThat(report.getUpdated() + report.getCreated()).as(what).isEqualTo(handOver.changes());
        assertThat(applied(server)).as(what).isLessThanOrEqualTo(handOver.changes() + handOver.rings());
        if (limit == handOver.given().size()) {
            // One chunk has the whole input, so that the sync sends no write that must be refused.
            assertThat(writes(server)).as(what).isLessThanOrEqualTo(handOver.changes() + handOver.rings());
        }
        assertThat(outcomes(rehearsed)).as(what).isEqualTo(outcomes(report));
        server.clearRequests();
        assertThat(sync(uri, handOver.given()).getUnchanged())
                .as(what)
                .isEqualTo(handOver.given().size());
        assertThat(writes(server)).as(what).isZero();
    }

    private static List<String> outcomes(SyncReport report) {
        return report.getItems().stream()
                .map(item -> item.getIndex() + " " + item.getOutcome() + " " + item.getFields())
                .toList();
    }

    private static long writes(ContactsSandbox server) {
        return server.requests().stream().filter(HandOversTest::isWrite).count();
    }

    private static long applied(ContactsSandbox server) {
        return server.answers().stream()
                .filter(answer -> isWrite(answer.request()) && answer.status() < 300)
                .count();
    }

    private static boolean isWrite(RecordedRequest request) {
        return !request.path().endsWith("/list") && !request.method().equals("GET");
    }

    private static Map<Object, Object> identifiers(List<Map<String, Object>> contacts) {
        Map<Object, Object> identifiers = new HashMap<>();
        contacts.forEach(contact -> identifiers.put(
                contact.get("name"),
                List.of(String.valueOf(contact.get("integrationId")), String.valueOf(contact.get("email")))));
        return identifiers;
    }

    /**
     * Contacts that exchange identifiers.
     *
     * @param given   the input, in any order
     * @param wanted  the contacts that must be stored afterwards
     * @param changes the least number of writes
     * @param rings   the number of rings among the contacts
     */
    private record HandOver(
            List<Map<String, Object>> stored,
            List<Map<String, Object>> given,
            List<Map<String, Object>> wanted,
            long changes,
            long rings) {

        static HandOver random(Random random, boolean byEmail) {
            int stored = 2 + random.nextInt(11);
            int all = stored + random.nextInt(3);
            List<Integer> values = new ArrayList<>();
            for (int value = 0; value < all + random.nextInt(3); value++) {
                values.add(value);
            }
            List<Integer> moved = new ArrayList<>(values);
            if (random.nextInt(5) > 0) {
                Collections.shuffle(moved, random);
            } else {
                Collections.rotate(moved, 1);
            }
            List<Map<String, Object>> before = new ArrayList<>();
            List<Map<String, Object>> after = new ArrayList<>();
            Map<Integer, Integer> holders = new HashMap<>();
            long changes = 0;
            for (int i = 0; i < all; i++) {
                boolean kept = i < stored
                        && random.nextInt(6) == 0
                        && !moved.subList(0, i).contains(i);
                if (kept) {
                    Collections.swap(moved, i, moved.indexOf(i));
                }
                Integer value = random.nextInt(12) == 0 && !byEmail ? null : moved.get(i);
                if (i < stored) {
                    before.add(contact(i, i, byEmail));
                }
                after.add(contact(i, value, byEmail));
                boolean changed = i >= stored || value == null || value != i;
                changes += changed ? 1 : 0;
                if (i < stored && changed && value != null) {
                    holders.put(i, value);
                }
            }
            List<Map<String, Object>> given = new ArrayList<>(after);
            Collections.shuffle(given, random);
            return new HandOver(before, given, after, changes, rings(holders));
        }

        /** Each contact wants the value of the one with that number. */
        private static long rings(Map<Integer, Integer> wanted) {
            Map<Integer, Integer> left = new LinkedHashMap<>(wanted);
            long rings = 0;
            while (!left.isEmpty()) {
                Integer start = left.keySet().iterator().next();
                Integer at = start;
                Integer next = left.remove(at);
                while (next != null && left.containsKey(next)) {
                    next = left.remove(next);
                }
                rings += start.equals(next) ? 1 : 0;
            }
            return rings;
        }

        private static Map<String, Object> contact(int number, Integer value, boolean byEmail) {
            Map<String, Object> contact = new LinkedHashMap<>();
            contact.put("name", "Contact " + number);
            contact.put("integrationId", byEmail ? "id-" + value : "id-" + number);
            contact.put("email", byEmail ? number + "@example.com" : value == null ? null : value + "@example.com");
            return contact;
        }
    }
}
