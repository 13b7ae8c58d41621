package com.cognipeer.camel.contacts.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which contacts of a chunk to look up now, and which to leave until there are enough of their kind of key for a listing: a few
 * that have an e-mail address only would cost as many listings as all the others.
 *
 * @param now   those whose turn it is, in their order
 * @param later the others, in their order
 */
record Split(List<Candidate> now, List<Candidate> later) {

    static Split of(List<Candidate> chunk) {
        Map<String, List<Candidate>> kinds = chunk.stream()
                .collect(Collectors.groupingBy(candidate -> candidate.key().field()));
        if (kinds.size() < 2) {
            return new Split(chunk, List.of());
        }
        List<List<Candidate>> bySize = kinds.values().stream()
                .sorted((one, other) -> Long.compare(keys(other), keys(one)))
                .toList();
        List<Candidate> most = bySize.get(0);
        List<Candidate> fewest = bySize.get(1);
        return haveIdentifiersInCommon(most, fewest) ? new Split(chunk, List.of()) : new Split(most, fewest);
    }

    /** The identifiers that those have that are left for later. */
    Set<ContactKey> identifiersOfLater() {
        return identifiers(later);
    }

    private static long keys(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::key).distinct().count();
    }

    private static boolean haveIdentifiersInCommon(List<Candidate> some, List<Candidate> others) {
        Set<ContactKey> identifiers = identifiers(some);
        return identifiers(others).stream().anyMatch(identifiers::contains);
    }

    private static Set<ContactKey> identifiers(List<Candidate> candidates) {
        Set<ContactKey> identifiers = new HashSet<>();
        candidates.forEach(candidate -> identifiers.addAll(candidate.identifiers()));
        return identifiers;
    }
}
