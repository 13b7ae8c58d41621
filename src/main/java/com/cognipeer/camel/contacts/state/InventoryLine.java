package com.cognipeer.camel.contacts.state;

/**
 * A row as a line of text: {@code id TAB state TAB round TAB version}, and after another tab the integration id where the row has
 * one. The line of a removed row is its id alone. All texts are escaped, so that no tab and no end of a line is in them.
 */
final class InventoryLine {

    private static final int FIELDS = 5;

    private InventoryLine() {}

    static String of(InventoryRow row) {
        String line = StateText.escape(row.id())
                + '\t'
                + StateText.escape(row.state())
                + '\t'
                + row.round()
                + '\t'
                + StateText.escape(row.version());
        return row.integrationId() == null ? line : line + '\t' + StateText.escape(row.integrationId());
    }

    static String ofRemoved(String id) {
        return StateText.escape(id);
    }

    static boolean isRemoved(String line) {
        return line.indexOf('\t') < 0;
    }

    static String id(String line) {
        int end = line.indexOf('\t');
        return StateText.unescape(end < 0 ? line : line.substring(0, end));
    }

    /** @throws DamagedStateException when the line is that of a removed row, or of none */
    static String state(String line) throws DamagedStateException {
        int begin = line.indexOf('\t') + 1;
        int end = line.indexOf('\t', begin);
        if (begin == 0 || end < 0) {
            throw malformed();
        }
        return StateText.unescape(line.substring(begin, end));
    }

    /** @throws DamagedStateException unless {@link #of} writes this line, character by character */
    static InventoryRow row(String line) throws DamagedStateException {
        String[] fields = line.split("\t", -1);
        if (fields.length < FIELDS - 1 || fields.length > FIELDS) {
            throw malformed();
        }
        InventoryRow row;
        try {
            row = new InventoryRow(
                    StateText.unescape(fields[0]),
                    fields.length < FIELDS ? null : StateText.unescape(fields[FIELDS - 1]),
                    StateText.unescape(fields[3]),
                    StateText.unescape(fields[1]),
                    Long.parseLong(fields[2]));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        if (!of(row).equals(line)) {
            throw malformed();
        }
        return row;
    }

    private static DamagedStateException malformed() {
        return new DamagedStateException("it holds lines that no version 1 writes");
    }
}
