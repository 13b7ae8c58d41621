package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the contacts that came back because a producer of this component wrote them. Such a contact is an echo only if the
 * consumer has seen the state before the write. Otherwise it may hold a change by somebody else, which nobody has heard of.
 */
final class Echoes {

    /** So many contacts with own writes, none of which met its version, are no coincidence. */
    private static final int TELLING = 20;

    private final OwnWrites ownWrites;
    private final boolean seesAll;
    private final Set<String> neverMet = new HashSet<>();
    private boolean hasMet;
    private long skipped;

    private Set<String> ids = Set.of();
    /** Null before the first question about the contacts of the page. */
    private Map<String, List<OwnWrite>> ofPage;

    /** @param seesAll whether the consumer sees each state of a contact; a filter hides some */
    Echoes(OwnWrites ownWrites, boolean seesAll) {
        this.ownWrites = ownWrites;
        this.seesAll = seesAll;
    }

    /** @param arrived the ids of the contacts of the page that the next questions are about */
    void arrives(Collection<String> arrived) {
        ids = Set.copyOf(arrived);
        ofPage = null;
    }

    /**
     * Whether a contact of the latest page is an echo.
     *
     * @param seen   the version in which the consumer routed or skipped the contact last; null if that is unknown
     * @param sweeps the sweeps that may have seen the contact, if nothing else is known; none if a sweep cannot have
     */
    boolean isEcho(Contact contact, String version, String seen, FinishedSweeps sweeps) {
        if (ofPage == null) {
            ofPage = ownWrites.find(ids);
        }
        List<OwnWrite> writes = ofPage.getOrDefault(contact.getId(), List.of());
        if (writes.isEmpty()) {
            return false;
        }
        learn(contact.getId(), writes, version);
        return isOnTopOfSeen(byVersion(writes), version, seen, seesAll ? sweeps : FinishedSweeps.NONE);
    }

    /** An own write may lie on another own write, and this on a third one. */
    private static boolean isOnTopOfSeen(
            Map<String, OwnWrite> writes, String version, String seen, FinishedSweeps sweeps) {
        String state = version;
        for (OwnWrite write = writes.remove(state); write != null; write = writes.remove(state)) {
            if (seen == null ? isOnTopOfNothingElse(write, sweeps) : isOnTopOf(write, seen)) {
                return true;
            }
            if (write.isCreation()) {
                return false;
            }
            state = write.before();
        }
        return false;
    }

    /** The state that was seen last is the only one that counts: a state of the same date may be another one. */
    private static boolean isOnTopOf(OwnWrite write, String seen) {
        return write.version().equals(seen) || seen.equals(write.before());
    }

    private static boolean isOnTopOfNothingElse(OwnWrite write, FinishedSweeps sweeps) {
        return write.isCreation() || sweeps.haveSeen(write.modifiedBefore(), write.lookedUp());
    }

    private static Map<String, OwnWrite> byVersion(List<OwnWrite> writes) {
        Map<String, OwnWrite> byVersion = new HashMap<>();
        writes.forEach(write -> byVersion.put(write.version(), write));
        return byVersion;
    }

    private void learn(String id, List<OwnWrite> writes, String version) {
        if (hasMet) {
            return;
        }
        hasMet = writes.stream().anyMatch(write -> write.version().equals(version));
        if (hasMet) {
            neverMet.clear();
        } else if (neverMet.size() < TELLING) {
            neverMet.add(id);
        }
    }

    /** The consumer skips an echo. */
    void skip() {
        skipped++;
    }

    /** Counts of the own writes that came so far. */
    OwnWritesSeen seen() {
        return new OwnWritesSeen(skipped, neverMet.size() >= TELLING);
    }
}
