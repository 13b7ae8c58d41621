package com.cognipeer.camel.contacts.poll;

import java.time.Instant;
import java.util.List;

/**
 * How far a consumer has come with finding out what is gone.
 *
 * @param round     counts the reconciliations, from 1; 0 before the first
 * @param begun     when it began, by this machine's clock
 * @param phase     what it does next
 * @param isAdopted whether the inventory has every contact that this consumer has routed
 * @param since     a contact that was not modified after this was never routed; null when all were
 * @param place     how far its own walk has come; null in a snapshot, which is the walk itself, and when no walk is under way
 * @param tracked   how many entries the inventory had when it began
 * @param walk      what the walk has brought
 * @param check     how far the confirmations have come
 * @param isEmpty   whether the inventory has no entries; if it has none without this, it was lost
 */
public record Reconciliation(
        long round,
        Instant begun,
        Phase phase,
        boolean isAdopted,
        Instant since,
        SnapshotPlace place,
        long tracked,
        Brought walk,
        Check check,
        boolean isEmpty) {

    /** The next step of a reconciliation. */
    public enum Phase {
        /** It reads all ids that match. */
        WALKING,
        /** It asks for the absent contacts a first time. */
        CONFIRMING,
        /** It asks for them a second time, and reports those that are gone. */
        REPORTING,
        /** Nothing, until the next one is due. */
        OVER
    }

    /**
     * The contacts that a walk has brought.
     *
     * @param contacts how many contacts
     * @param controls a few of their ids, which a server must find again to be believed
     */
    public record Brought(long contacts, List<String> controls) {

        static final Brought NOTHING = new Brought(0, List.of());

        public Brought {
            controls = List.copyOf(controls);
        }
    }

    /**
     * How far confirmations have come.
     *
     * @param notBefore when the next one is due; null for at once
     * @param upTo      the last id that the first confirmation has asked for; null for none
     * @param lacking   how many contacts it did not find
     * @param reported  how many reports are done
     * @param doubts    how many confirmations in a row were not to be believed
     * @param refusals  how often the guard refused
     * @param reason    why the last confirmation was not to be believed, or was refused; null when it was fine
     */
    public record Check(
            Instant notBefore, String upTo, long lacking, long reported, int doubts, int refusals, String reason) {

        static final Check NONE = new Check(null, null, 0, 0, 0, 0, null);

        Check notBefore(Instant time) {
            return new Check(time, upTo, lacking, reported, doubts, refusals, reason);
        }

        /** A first confirmation has asked for contacts up to this one. */
        Check asked(String last, long more) {
            return new Check(notBefore, last, lacking + more, reported, doubts, refusals, reason);
        }

        /** An answer was believed. */
        Check believed() {
            return new Check(notBefore, upTo, lacking, reported, 0, refusals, null);
        }

        Check reportedOne() {
            return new Check(notBefore, upTo, lacking, reported + 1, doubts, refusals, reason);
        }

        Check doubted(String why) {
            return new Check(null, upTo, lacking, reported, doubts + 1, refusals, why);
        }

        /** The first confirmation begins anew then. */
        Check refused(Instant next, String why) {
            return new Check(next, null, 0, 0, 0, refusals + 1, why);
        }
    }

    /** No reconciliation was begun. */
    static Reconciliation none(Instant now, boolean isAdopted, Instant since) {
        return new Reconciliation(
                0, now, Phase.OVER, isAdopted, since, null, 0, Brought.NOTHING, Check.NONE, isAdopted);
    }

    /** The next one. */
    Reconciliation next(Instant now, long entries) {
        return new Reconciliation(
                round + 1,
                now,
                Phase.WALKING,
                isAdopted,
                since,
                null,
                entries,
                Brought.NOTHING,
                Check.NONE,
                isAdopted && entries == 0);
    }

    /** The same, of a consumer that started with this time. */
    Reconciliation since(Instant start) {
        return new Reconciliation(round, begun, phase, isAdopted, start, place, tracked, walk, check, isEmpty);
    }

    Reconciliation at(SnapshotPlace now) {
        return new Reconciliation(round, begun, phase, isAdopted, since, now, tracked, walk, check, isEmpty);
    }

    Reconciliation brought(Brought so) {
        return new Reconciliation(round, begun, phase, isAdopted, since, place, tracked, so, check, isEmpty);
    }

    /** The walk is whole. */
    Reconciliation walked(Instant firstConfirmation) {
        return new Reconciliation(
                round,
                begun,
                firstConfirmation == null ? Phase.OVER : Phase.CONFIRMING,
                true,
                since,
                null,
                tracked,
                walk,
                check.notBefore(firstConfirmation),
                isEmpty);
    }

    Reconciliation with(Check so) {
        return new Reconciliation(round, begun, phase, isAdopted, since, place, tracked, walk, so, isEmpty);
    }

    Reconciliation in(Phase next) {
        return new Reconciliation(round, begun, next, isAdopted, since, null, tracked, walk, check, isEmpty);
    }

    Reconciliation empty(boolean so) {
        return new Reconciliation(round, begun, phase, isAdopted, since, place, tracked, walk, check, so);
    }

    /** Without an inventory: the next one adopts what the position covers. */
    Reconciliation lost() {
        return new Reconciliation(round, null, Phase.OVER, false, since, null, 0, Brought.NOTHING, Check.NONE, false);
    }

    /** Over, and the next one is due at once. */
    Reconciliation abandoned() {
        return new Reconciliation(round, null, Phase.OVER, isAdopted, since, null, tracked, walk, check, isEmpty);
    }
}
