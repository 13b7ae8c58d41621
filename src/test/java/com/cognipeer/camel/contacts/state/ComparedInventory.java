package com.cognipeer.camel.contacts.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Does random things to an inventory and to a sorted map, and compares what both return. */
final class ComparedInventory {

    private static final String[] PARTS = {
        "a", "b", "A", "0", " ", "~", "-", "\u0000", "\t", "\n", "\\", "\\u0041", "é", "ß", "日", "\uE000", "\uFFFF",
        "😀", "\uD83D"
    };
    private static final String[] STATES = {"OPEN", "DONE", "DONE", "DONE", "DONE", "DONE", "GONE\t\u0000"};

    private final Random random;
    private final String seed;
    private final NavigableMap<String, InventoryRow> expected = new TreeMap<>();
    /** A few ids meet often; plain ones beside them make the inventory large. */
    private final int plain;

    ComparedInventory(Random random, String seed) {
        this.random = random;
        this.seed = seed;
        plain = random.nextInt(1000);
    }

    void step(InventoryRows rows) {
        switch (random.nextInt(12)) {
            case 0 -> isSame(rows);
            case 1 -> find(rows);
            case 2 -> between(rows);
            case 3 -> inState(rows);
            case 4 -> withIntegrationIds(rows);
            case 5 -> clearRarely(rows);
            default -> write(rows);
        }
        assertThat(rows.size()).as(seed).isEqualTo(expected.size());
    }

    void isSame(InventoryRows rows) {
        List<InventoryRow> all = new ArrayList<>();
        int most = random.nextInt(500) + 1;
        List<InventoryRow> page = rows.between(null, null, most);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = rows.between(all.get(all.size() - 1).id(), null, most);
        }
        assertThat(all).as(seed).containsExactlyElementsOf(expected.values());
    }

    private void find(InventoryRows rows) {
        Set<String> ids = new HashSet<>(ids(random.nextInt(40)));
        assertThat(rows.find(ids)).as(seed).isEqualTo(expected(row -> ids.contains(row.id()), null, ids.size()));
    }

    private void between(InventoryRows rows) {
        String after = random.nextInt(4) == 0 ? null : id();
        String upTo = random.nextInt(4) == 0 ? null : id();
        int most = random.nextInt(60);
        assertThat(rows.between(after, upTo, most))
                .as(seed)
                .isEqualTo(expected(row -> upTo == null || row.id().compareTo(upTo) <= 0, after, most));
    }

    private void inState(InventoryRows rows) {
        Set<String> states =
                random.nextBoolean() ? Set.of("OPEN", STATES[6], "NONE") : Set.of(STATES[random.nextInt(7)]);
        String after = random.nextInt(3) == 0 ? null : id();
        int most = random.nextInt(20);
        assertThat(rows.inState(states, after, most))
                .as(seed)
                .isEqualTo(expected(row -> states.contains(row.state()), after, most));
    }

    private void withIntegrationIds(InventoryRows rows) {
        Set<String> wanted = new HashSet<>();
        IntStream.range(0, random.nextInt(5)).forEach(number -> wanted.add(integrationId()));
        wanted.remove(null);
        assertThat(rows.withIntegrationIds(wanted))
                .as(seed)
                .isEqualTo(expected(row -> wanted.contains(row.integrationId()), null, Integer.MAX_VALUE));
    }

    private void clearRarely(InventoryRows rows) {
        if (random.nextInt(5) == 0) {
            rows.clear();
            expected.clear();
        }
    }

    private void write(InventoryRows rows) {
        List<InventoryRow> put = new ArrayList<>();
        boolean many = plain > 500 && random.nextInt(3) == 0;
        for (String id : ids(many ? 700 : random.nextInt(20))) {
            put.add(new InventoryRow(id, integrationId(), text(), STATES[random.nextInt(7)], random.nextLong()));
        }
        Collection<String> removed = ids(random.nextInt(many ? 200 : 10));
        rows.write(put, removed);
        if (random.nextInt(5) == 0) {
            rows.write(put, removed);
        }
        removed.forEach(expected::remove);
        put.forEach(row -> expected.put(row.id(), row));
    }

    private List<InventoryRow> expected(Predicate<InventoryRow> wanted, String after, int most) {
        return (after == null ? expected : expected.tailMap(after, false))
                .values().stream().filter(wanted).limit(most).toList();
    }

    private List<String> ids(int number) {
        return Stream.generate(this::id).limit(number).toList();
    }

    private String id() {
        if (random.nextBoolean() && plain > 0) {
            return String.format("%024x", random.nextInt(plain * 4));
        }
        return text() + PARTS[random.nextInt(PARTS.length)];
    }

    /** Java gives "Aa" and "BB" one hash code. */
    private String integrationId() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> "Aa";
            case 2 -> "BB";
            case 3 -> "";
            default -> text();
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, random.nextInt(3)).forEach(part -> text.append(PARTS[random.nextInt(PARTS.length)]));
        return text.toString();
    }
}
