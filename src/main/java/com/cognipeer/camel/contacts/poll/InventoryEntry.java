package com.cognipeer.camel.contacts.poll;

/**
 * A contact in the inventory.
 *
 * @param id            its {@code _id}
 * @param integrationId its integration id; null for none
 * @param version       the version in which it was routed; {@link #OPEN} while its first exchange or its report is under way
 * @param state         whether a reconciliation has missed it
 * @param round         the number of the reconciliation during which a sweep last routed it
 */
public record InventoryEntry(String id, String integrationId, String version, State state, long round) {

    /** The version of an entry of which nobody knows whether its exchange was done. No contact has this version. */
    public static final String OPEN = "-";

    /**
     * The version of an entry whose contact is to be routed again. Another contact with its integration id, or another state of
     * it, may have been routed after it. No contact has this version.
     */
    public static final String OVERTAKEN = "?";

    /** The findings of reconciliations about a contact. */
    public enum State {
        /** The contact counts as there. */
        DONE,
        /** A whole walk did not bring the contact. */
        ABSENT,
        /** One confirmation did not find the contact either. */
        LACKED,
        /** One confirmation found the contact, and it did not match the filter. */
        UNMATCHED
    }

    /** Whether an exchange of the contact was begun, and nobody knows whether it was done. */
    public boolean isOpen() {
        return OPEN.equals(version);
    }

    /** Whether nobody knows if a table that follows the consumer has the contact as it is. */
    boolean isDoubtful() {
        return isOpen() || OVERTAKEN.equals(version);
    }

    InventoryEntry overtaken() {
        return new InventoryEntry(id, integrationId, OVERTAKEN, state, round);
    }

    InventoryEntry in(State other) {
        return new InventoryEntry(id, integrationId, version, other, round);
    }

    InventoryEntry opened() {
        return new InventoryEntry(id, integrationId, OPEN, state, round);
    }
}
