package com.cognipeer.camel.contacts.crmsync;

/**
 * The outcome of a sync for a row of the export, by its place. So the file, the stored contacts and the expected result agree.
 */
enum Fate {
    /** Stored as the row says. */
    EQUAL,
    /** Stored with an older value. */
    DIFFERENT,
    /** Not stored. */
    NEW,
    /** Fails, as the row has neither an integrationId nor an e-mail address. */
    NAMELESS,
    /** Fails, as the e-mail address in the row cannot be one. */
    WITHOUT_AT_SIGN,
    /** Fails, as the stored properties are a text, into which no company can be merged. */
    STORED_ODDLY;

    static final int ROWS = 5000;

    private static final int NAMELESS_ROW = 1200;
    private static final int ROW_WITHOUT_AT_SIGN = 2400;
    private static final int ODD_ROW = 3700;

    static Fate of(int row) {
        return switch (row) {
            case NAMELESS_ROW -> NAMELESS;
            case ROW_WITHOUT_AT_SIGN -> WITHOUT_AT_SIGN;
            case ODD_ROW -> STORED_ODDLY;
            default -> row % 250 == 100 ? NEW : row % 50 == 25 ? DIFFERENT : EQUAL;
        };
    }
}
