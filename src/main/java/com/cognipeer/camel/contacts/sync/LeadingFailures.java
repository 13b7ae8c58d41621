package com.cognipeer.camel.contacts.sync;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of an input that fail before the first row that can be looked up. They are held back: when all rows fail, the whole
 * input is wrong, and one message says so instead of one a row.
 */
final class LeadingFailures {

    /** With this many failures and no other row, the input is given up. */
    static final int ROWS = 1000;

    private final SyncLedger ledger;
    private final List<RowResult> held = new ArrayList<>();
    private boolean over;

    LeadingFailures(SyncLedger ledger) {
        this.ledger = ledger;
    }

    /** @throws UnusableInputException when all of the first {@value #ROWS} rows have failed */
    void failed(RowResult row) {
        if (over) {
            ledger.settle(row);
            return;
        }
        held.add(row);
        if (held.size() == ROWS) {
            throw unusable("none of the first " + ROWS + " contacts of the input can");
        }
    }

    /** A row can be looked up: the failures before it concern single rows. */
    void end() {
        if (!over) {
            over = true;
            held.forEach(ledger::settle);
            held.clear();
        }
    }

    /** @throws UnusableInputException when the input has rows and all of them have failed */
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
