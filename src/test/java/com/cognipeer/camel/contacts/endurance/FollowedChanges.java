package com.cognipeer.camel.contacts.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Everything that the workers of a test routed, one after the other, and the tables that follow it. */
record FollowedChanges(List<ChangeLine> lines) {

    static FollowedChanges in(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        // A process may be writing the last line, and one that was killed has not done the exchange of its part of a
        // line.
        return new FollowedChanges(text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(ChangeLine::isWhole)
                .map(ChangeLine::parse)
                .toList());
    }

    long reports() {
        return lines.stream().filter(ChangeLine::isReport).count();
    }

    /** A table by {@code _id}: how often each contact had been written. */
    Map<String, Integer> table() {
        Map<String, Integer> table = new TreeMap<>();
        for (ChangeLine line : lines) {
            if (line.isReport()) {
                table.remove(line.id());
            } else {
                table.put(line.id(), line.rev());
            }
        }
        return table;
    }

    /** A table by integration id, as a system has it that knows no {@code _id}. */
    Map<String, Integer> tableByIntegrationId() {
        Map<String, Integer> table = new TreeMap<>();
        for (ChangeLine line : lines) {
            if (line.integrationId().isEmpty()) {
                continue;
            }
            if (line.isReport()) {
                table.remove(line.integrationId());
            } else {
                table.put(line.integrationId(), line.rev());
            }
        }
        return table;
    }

    /** What was routed of the contacts that have had an integration id whose row is not as expected. */
    List<ChangeLine> historyOfDifferences(Map<String, Integer> expected) {
        Map<String, Integer> table = tableByIntegrationId();
        Set<String> ids = lines.stream()
                .filter(line -> !Objects.equals(table.get(line.integrationId()), expected.get(line.integrationId())))
                .map(ChangeLine::id)
                .collect(Collectors.toSet());
        return lines.stream().filter(line -> ids.contains(line.id())).toList();
    }

    /** How much of each process came again, though nothing else had been routed of the contact meanwhile. */
    Map<Integer, Integer> routedAgain() {
        Map<String, ChangeLine> latest = new HashMap<>();
        Map<Integer, Integer> again = new TreeMap<>();
        for (ChangeLine line : lines) {
            ChangeLine before = latest.put(line.id(), line);
            if (before != null && before.isSameAs(line)) {
                again.merge(before.run(), 1, Integer::sum);
            }
        }
        return again;
    }
}
