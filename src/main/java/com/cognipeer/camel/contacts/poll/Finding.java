package com.cognipeer.camel.contacts.poll;

import java.time.Instant;

/**
 * The change of a contact, and its entry in the inventory before and after.
 *
 * @param change    how the contact has changed; null when unknown
 * @param before    its entry now; null for none
 * @param after     its entry when its exchange is done; null for none
 * @param confirmed when the server last confirmed that it is gone; null for a contact that came
 */
record Finding(Change change, InventoryEntry before, InventoryEntry after, Instant confirmed) {

    /** A contact of which only the change is known, because there is no inventory. */
    static Finding of(Change change) {
        return new Finding(change, null, null, null);
    }

    /** A contact that is gone. */
    static Finding gone(Change change, InventoryEntry entry, Instant confirmed) {
        return new Finding(change, entry, null, confirmed);
    }

    boolean isReport() {
        return confirmed != null;
    }

    /** Whether the contact came and has no entry. */
    boolean isOfUnknown() {
        return before == null && after != null;
    }

    /** The entry to write before the exchange begins: after a crash it shows that the exchange may be done. Null for none. */
    InventoryEntry ahead() {
        if (isReport()) {
            return openedBefore();
        }
        return before == null && after != null ? after.opened() : null;
    }

    /** The same for a contact that no later sweep has to bring again, because its date of change is old. */
    InventoryEntry aheadOfHealing() {
        return before == null ? ahead() : openedBefore();
    }

    /** The same for a contact whose later state may have been routed before: after a crash that may not be the last one. */
    InventoryEntry aheadOfAnyState() {
        boolean isOtherState = before != null && !before.isDoubtful() && !before.equals(after);
        return isOtherState ? before.overtaken() : ahead();
    }

    private InventoryEntry openedBefore() {
        return before.isOpen() ? null : before.opened();
    }
}
