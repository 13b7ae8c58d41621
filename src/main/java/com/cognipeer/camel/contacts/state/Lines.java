package com.cognipeer.camel.contacts.state;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;

/** Lines of an inventory one after the other, in the order of their ids. */
interface Lines {

    /** The next line; null at the end. */
    String next() throws IOException, DamagedStateException;

    /** The lines of a sorted map. */
    static Lines of(Map<String, String> lines) {
        Iterator<String> values = lines.values().iterator();
        return () -> values.hasNext() ? values.next() : null;
    }

    /** Those of both: of two with one id the newer one, and none where the newer one says that the row was removed. */
    static Lines merged(Lines older, Lines newer) {
        return new Lines() {

            private String old;
            private String fresh;
            private boolean begun;

            @Override
            public String next() throws IOException, DamagedStateException {
                if (!begun) {
                    begun = true;
                    old = older.next();
                    fresh = newer.next();
                }
                String line = either();
                while (line != null && InventoryLine.isRemoved(line)) {
                    line = either();
                }
                return line;
            }

            private String either() throws IOException, DamagedStateException {
                int order = order();
                String line = order < 0 ? old : fresh;
                if (order <= 0 && old != null) {
                    old = older.next();
                }
                if (order >= 0 && fresh != null) {
                    fresh = newer.next();
                }
                return line;
            }

            private int order() {
                if (old == null || fresh == null) {
                    return old == null ? 1 : -1;
                }
                return InventoryLine.id(old).compareTo(InventoryLine.id(fresh));
            }
        };
    }
}
