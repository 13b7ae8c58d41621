package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.route.Effort;
import com.cognipeer.camel.contacts.sandbox.ContactsSandbox;
import com.cognipeer.camel.contacts.sandbox.EmailComparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** In random workspaces and exports, exactly the missing contacts get the fields; while others edit, never a wrong one does. */
class RandomMissingTest extends MissingTest {

    private static final int ROUNDS = Effort.times("missings", 40, 400, 5_000);
    private static final String LEFT = "left";

    private final long seed = Effort.seed();

    @Override
    protected ContactsSandbox startSandbox() {
        return ContactsSandbox.builder()
                .uniqueIdentifiers(false)
                .emails(EmailComparison.IGNORE_CASE_BUT_IN_FILTERS)
                .deletedField(false)
                .start();
    }

    @Test
    void withoutOthersTheMissingOnesGetTheFieldsAndNoOthers() {
        System.out.printf("random missing contacts: seed=%d, %d rounds%n", seed, ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            World world = new World(new Random(seed + round));

            Exchange exchange = world.sync();

            Set<Object> missing = world.missing();
            long scope = world.inScope.size();
            long allowed = Math.max(scope / 10, scope < 2 ? scope : Math.min(10, scope / 2));
            boolean refused = missing.size() > allowed;
            assertThat(exchange.getException() instanceof SyncStoppedException)
                    .as("seed=%d, %d of %d are missing", seed + round, missing.size(), scope)
                    .isEqualTo(refused && world.rows() > 0);
            assertThat(world.marked())
                    .as("seed=%d", seed + round)
                    .isEqualTo(refused || world.rows() == 0 ? Set.of() : missing);
        }
    }

    @Test
    void whileOthersEditNoContactOfTheInputAndNoNewOrDeletedOneGetsThem() {
        System.out.printf("random missing contacts and edits: seed=%d, %d rounds%n", seed, ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            World world = new World(new Random(seed + round));
            Set<Object> forbidden = world.withoutThoseThatMayBeMissing();
            world.editUntilTheFirstLookUp(forbidden);

            world.sync();

            assertThat(world.marked()).as("seed=%d", seed + round).noneMatch(forbidden::contains);
        }
    }

    /** A workspace and an export. */
    private final class World {

        private final Random random;
        private final Set<Object> given = new HashSet<>();
        private final Set<Object> mayBeMissing = new HashSet<>();
        private final Set<Object> inScope = new HashSet<>();
        private final List<Map<String, Object>> input = new ArrayList<>();
        private final boolean narrow;

        private World(Random random) {
            this.random = random;
            sandbox.faults().clear();
            sandbox.contacts().forEach(contact -> sandbox.delete((String) contact.get("_id")));
            narrow = random.nextBoolean();
            int contacts = random.nextInt(60);
            int lacking = random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(12);
            for (int i = 0; i < contacts; i++) {
                add(i, random.nextInt(60) >= lacking);
            }
            Collections.shuffle(input, random);
        }

        private void add(int number, boolean isGiven) {
            Map<String, Object> contact = old(number);
            contact.remove("name");
            boolean matches = random.nextInt(5) > 0;
            boolean isYoung = random.nextInt(8) == 0;
            boolean isDeleted = random.nextInt(8) == 0;
            contact.put("status", matches ? "active" : "lead");
            if (random.nextInt(4) == 0) {
                contact.remove("integrationId");
            }
            if (random.nextInt(4) == 0) {
                contact.put("email", number + "@Example.com");
            }
            if (isYoung) {
                contact.put("createdDate", Instant.now().toString());
            }
            if (isDeleted) {
                contact.put("deleted", true);
            }
            sandbox.insertRaw(contact);
            boolean isOfScope = matches || !narrow;
            if (isGiven) {
                given.add(contact.get("_id"));
                input.add(row(contact));
            }
            if (isOfScope && !isYoung && (isGiven || !isDeleted)) {
                inScope.add(contact.get("_id"));
            }
            if (isOfScope && !isYoung && !isDeleted && !isGiven) {
                mayBeMissing.add(contact.get("_id"));
            }
        }

        private Map<String, Object> row(Map<String, Object> contact) {
            boolean byId = contact.containsKey("integrationId") && random.nextBoolean();
            return byId ? Map.of("integrationId", contact.get("integrationId")) : Map.of("email", contact.get("email"));
        }

        private Exchange sync() {
            String scope = narrow ? "{\"status\":\"active\"}" : "{}";
            return send(
                    "cognipeer-contacts:sync?onMissing=update&missingFields={\"left\":true}&limit="
                            + (5 + random.nextInt(20)) + "&filter=" + scope,
                    input);
        }

        private int rows() {
            return input.size();
        }

        private Set<Object> missing() {
            return mayBeMissing;
        }

        private Set<Object> withoutThoseThatMayBeMissing() {
            Set<Object> others = new HashSet<>();
            sandbox.contacts().forEach(contact -> others.add(contact.get("_id")));
            others.removeAll(mayBeMissing);
            return others;
        }

        private Set<Object> marked() {
            Set<Object> marked = new TreeSet<>();
            sandbox.contacts().stream()
                    .filter(contact -> contact.containsKey(LEFT))
                    .forEach(contact -> marked.add(contact.get("_id")));
            return marked;
        }

        /** Others rename, remove, delete and create contacts, and take identifiers: what they do after a look-up may come too late. */
        private void editUntilTheFirstLookUp(Set<Object> forbidden) {
            Random edits = new Random(random.nextLong());
            List<Object> ids = new ArrayList<>(mayBeMissing);
            Collections.sort(ids, (one, other) -> one.toString().compareTo(other.toString()));
            AtomicBoolean walked = new AtomicBoolean();
            AtomicBoolean looksUp = new AtomicBoolean();
            sandbox.faults().beforeAnswer(request -> {
                boolean isFirstLookUp = walked.get() && !isOfTheWalk(request) && looksUp.compareAndSet(false, true);
                walked.set(walked.get() || isOfTheWalk(request));
                if (!isOfTheWalk(request) && !isFirstLookUp || ids.isEmpty() || edits.nextInt(2) == 0) {
                    return;
                }
                String id = (String) ids.remove(edits.nextInt(ids.size()));
                Map<String, Object> contact = sandbox.contacts().stream()
                        .filter(other -> other.get("_id").equals(id))
                        .findFirst()
                        .orElseThrow();
                if (contact.containsKey(LEFT)) {
                    return;
                }
                switch (edits.nextInt(5)) {
                    case 0 -> sandbox.update(id, Map.of("integrationId", "renamed-" + id));
                    case 1 -> sandbox.update(id, Map.of("status", "lead"));
                    case 2 -> {
                        sandbox.softDelete(id);
                        forbidden.add(id);
                    }
                    case 3 -> {
                        sandbox.delete(id);
                        Map<String, Object> successor = new HashMap<>(contact);
                        successor.keySet().removeAll(List.of("_id", "createdDate", "modifiedDate", "workspaceId"));
                        forbidden.add(sandbox.insert(successor));
                    }
                    default -> {
                        Map<String, Object> twin = new HashMap<>(contact);
                        twin.keySet().removeAll(List.of("_id", "createdDate", "modifiedDate", "workspaceId"));
                        forbidden.add(sandbox.insert(twin));
                        forbidden.add(id);
                    }
                }
            });
        }
    }
}
