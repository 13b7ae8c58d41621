package com.cognipeer.camel.contacts.sync;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an input before the first one that can be looked up. They are held back: where all of them fail, the input is not
 * what a sync takes, and that is said once instead of once a row.
 */
final class Beginning {

    /** So many rows without a contact among them are no matter of single rows. */
    static final int ROWS = 1000;

    private final SyncLedger ledger;
    private final List<Settled> held = new ArrayList<>();
    private boolean over;

    Beginning(SyncLedger ledger) {
        this.ledger = ledger;
    }

    /** @throws UnusableInputException when no row has been anything else, and there were many */
    void failed(Settled row) {
        if (over) {
            ledger.settle(row);
            return;
        }
        held.add(row);
        if (held.size() == ROWS) {
            throw unusable("none of the first " + ROWS + " contacts of the input can");
        }
    }

    /** A row can be looked up: those before it failed by themselves. */
    void end() {
        if (!over) {
            over = true;
            held.forEach(ledger::settle);
            held.clear();
        }
    }

    /** @throws UnusableInputException when the whole input has no row that can be looked up, and is not empty */
    void endOfInput() {
        if (!over && !held.isEmpty()) {
            throw unusable(
                    held.size() == 1
                            ? "the only contact of the input cannot"
                            : "none of the " + held.size() + " contacts of the input can");
        }
    }

    private UnusableInputException unusable(String noneCan) {
        over = true;
        held.forEach(ledger::settleQuietly);
        String first = held.get(0).failure().getMessage();
        held.clear();
        return new UnusableInputException(noneCan + " be looked up. The first one: " + first);
    }
}
