package com.cognipeer.camel.contacts.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows of a chunk that are looked up now, and those that wait for a later chunk. Integration ids and addresses each need a
 * listing of their own. So the few rows of the rarer kind wait until there are enough of them for one.
 *
 * @param now   in the order of the input
 * @param later in the order of the input
 */
record ChunkSplit(List<InputRow> now, List<InputRow> later) {

    static ChunkSplit of(List<InputRow> chunk) {
        Map<String, List<InputRow>> kinds =
                chunk.stream().collect(Collectors.groupingBy(row -> row.key().field()));
        if (kinds.size() < 2) {
            return whole(chunk);
        }
        List<List<InputRow>> bySize = kinds.values().stream()
                .sorted((one, other) -> Long.compare(keys(other), keys(one)))
                .toList();
        List<InputRow> most = bySize.get(0);
        List<InputRow> fewest = bySize.get(1);
        return haveIdentifiersInCommon(most, fewest) ? whole(chunk) : new ChunkSplit(most, fewest);
    }

    static ChunkSplit whole(List<InputRow> chunk) {
        return new ChunkSplit(chunk, List.of());
    }

    Set<ContactKey> identifiersOfLater() {
        return identifiers(later);
    }

    private static long keys(List<InputRow> rows) {
        return rows.stream().map(InputRow::key).distinct().count();
    }

    private static boolean haveIdentifiersInCommon(List<InputRow> some, List<InputRow> others) {
        Set<ContactKey> identifiers = identifiers(some);
        return identifiers(others).stream().anyMatch(identifiers::contains);
    }

    private static Set<ContactKey> identifiers(List<InputRow> rows) {
        Set<ContactKey> identifiers = new HashSet<>();
        rows.forEach(row -> identifiers.addAll(row.identifiers()));
        return identifiers;
    }
}
