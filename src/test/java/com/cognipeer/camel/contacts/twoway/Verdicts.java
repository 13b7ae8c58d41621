package com.cognipeer.camel.contacts.twoway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a value may give way to another. What may not is a fault of the history. */
final class Verdicts {

    final Origins origins = new Origins();

    private final Tally tally;
    private final Story story;
    private final List<String> faults = new ArrayList<>();
    /** Customers about whom the routes have sent a write and do not know what came of it. */
    private final Set<String> unanswered = new HashSet<>();
    /** Customers whose last write is not noted down as answered. */
    private final Set<String> unsettled = new HashSet<>();
    /** Values of rows that have won a conflict, and that the workspace does not have yet. */
    private final Set<String> winners = new HashSet<>();

    Verdicts(Tally tally, Story story) {
        this.tally = tally;
        this.story = story;
    }

    List<String> faults() {
        return faults;
    }

    void require(boolean condition, String fault) {
        if (!condition) {
            faults.add(fault);
            story.tell("FAULT %s", fault);
        }
    }

    void isWritten(String customer) {
        unanswered.add(customer);
        unsettled.add(customer);
    }

    /** Whether the routes have sent a write that is not noted down as answered. */
    boolean hasWritten(String customer) {
        return unsettled.contains(customer);
    }

    void isAnswered(String customer) {
        unanswered.remove(customer);
    }

    void isSettled(String customer) {
        unanswered.remove(customer);
        unsettled.remove(customer);
    }

    /** An answer that was not noted down is forgotten. */
    void processIsDead() {
        unanswered.addAll(unsettled);
    }

    void hasArrived(String value) {
        winners.remove(value);
    }

    /**
     * Judges a value that gives way although nobody has typed over it.
     *
     * @param haveMet      whether the routes know a value that both sides have agreed on
     * @param isStillThere whether the contact has the value that the row has lost
     * @param isLater      whether the side that wins has changed later
     */
    void giveWay(Loss loss, boolean haveMet, boolean isStillThere, boolean isLater, Tally.Of winner) {
        if (!origins.isTyped(loss.old())) {
            return;
        }
        boolean isDisputed = !haveMet || winners.contains(loss.value());
        if (isDisputed || loss.value() == null || !origins.isOnTopOf(loss.old(), loss.value())) {
            tally.add(winner);
            winners.add(loss.value());
            // The dates of a contact go back with a late commit: what was typed later may win all the same.
            require(isLater || origins.isTypedAfter(loss.value(), loss.old()), loss + ", which is not later");
        } else if (isStillThere) {
            // A page from before a late commit is not older than it by its date. The next sweep brings the commit.
            require(tally.get(Tally.Of.LATE_COMMITS) > 0, loss + ", over which it was typed");
            tally.add(Tally.Of.BACK_FOR_A_WHILE);
        } else {
            // Without the answer nobody can tell whether the write had been there before the other value was typed.
            require(unanswered.contains(loss.customer()), loss + ", over which it was typed");
            tally.add(Tally.Of.LOST_WITHOUT_AN_ANSWER);
        }
    }

    /** A value that gives way to another. */
    record Loss(String customer, String side, String old, String value) {

        @Override
        public String toString() {
            return customer + ": " + old + " gave way " + side + " to " + value;
        }
    }
}
