package com.cognipeer.camel.contacts.state;

import java.util.ConcurrentModificationException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The revision of a position, its first field: each stored one is one more than the one before. Values without a
 * revision belong to something else and are never compared.
 */
final class Revision {

    static final long FIRST = 1;

    private static final Pattern FIRST_FIELD = Pattern.compile("^\\{\"revision\":(\\d{1,18})[,}]");

    private Revision() {}

    /** The revision of a value; empty when it has none. */
    static OptionalLong of(String value) {
        Matcher field = FIRST_FIELD.matcher(value);
        return field.find() ? OptionalLong.of(Long.parseLong(field.group(1))) : OptionalLong.empty();
    }

    /**
     * Lets a value pass that has no revision, or the one that follows what is stored.
     *
     * @param stored null when nothing is
     * @throws ConcurrentModificationException when what is stored is not the revision before
     */
    static void requireSuccessor(String key, String stored, String value) {
        OptionalLong revision = of(value);
        if (revision.isPresent() && !follows(stored, revision.getAsLong())) {
            throw refusal(key, stored, revision.getAsLong());
        }
    }

    /** Why the revision cannot be stored, and what to do. */
    static ConcurrentModificationException refusal(String key, String stored, long refused) {
        String start = "Revision " + refused + " of state key '" + key + "' is refused: ";
        if (stored != null && of(stored).isEmpty()) {
            return new ConcurrentModificationException(
                    start + "what is stored under the key has no revision, so the key"
                            + " is used by something else. Give this consumer a stateKey of its own");
        }
        String found = stored == null
                ? "nothing is stored any more"
                : "revision " + of(stored).getAsLong() + " is stored";
        return new ConcurrentModificationException(
                start + found + ". Another consumer moves the same position, or it was"
                        + " reset. Give each consumer its own stateKey, or run only one of them, e.g. under master:");
    }

    private static boolean follows(String stored, long revision) {
        if (stored == null) {
            return revision == FIRST;
        }
        OptionalLong before = of(stored);
        return before.isPresent() && before.getAsLong() == revision - 1;
    }
}
