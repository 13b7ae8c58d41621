package com.cognipeer.camel.contacts.twoway;

import java.util.HashMap;
import java.util.Map;

/** Which value each value was typed over. No two edits type the same, so a value tells its edit on either side. */
final class Origins {

    private final Map<String, String> typedOver = new HashMap<>();
    /** The number of each edit. */
    private final Map<String, Integer> edits = new HashMap<>();

    void typed(String value, String over) {
        typedOver.put(value, over);
        edits.put(value, edits.size());
    }

    /** Whether a person typed the value. The routes write one of their own: that a contact is inactive. */
    boolean isTyped(String value) {
        return edits.containsKey(value);
    }

    /** Whether somebody typed the value after the other one, on whichever side. */
    boolean isTypedAfter(String value, String other) {
        return edits.containsKey(value) && edits.containsKey(other) && edits.get(value) > edits.get(other);
    }

    /** Whether who typed the value knew the older one, or one that was typed over it. */
    boolean isOnTopOf(String value, String older) {
        for (String known = value; known != null; known = typedOver.get(known)) {
            if (known.equals(older)) {
                return true;
            }
        }
        return false;
    }
}
