package com.cognipeer.camel.contacts.twoway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Customers whom people have removed on one side, until they are gone on the other. */
final class Deletions {

    /** The customer of each deleted contact whose row has to go. */
    private final Map<String, String> pending = new HashMap<>();
    /** The contact of each removed customer whose row must not come back. */
    private final Map<String, String> removed = new HashMap<>();
    /** Contacts that came back, since the poll began that may have seen them deleted. */
    private final Set<String> backLately = new HashSet<>();

    /** @param noted what the routes have noted down about the customer; null if nothing */
    void contactIsDeleted(String contact, String customer, CrmDesk.Noted noted, boolean hasRow) {
        if (customer != null) {
            removed.remove(customer);
        }
        if (hasRow && noted != null && contact.equals(noted.contactId())) {
            pending.put(contact, customer);
        }
    }

    void contactIsBack(String contact) {
        pending.remove(contact);
        // A contact that comes back is a new customer.
        removed.values().remove(contact);
        backLately.add(contact);
    }

    void contactIsNew(String customer) {
        pending.values().removeIf(other -> other.equals(customer));
    }

    void rowIsGone(String customer) {
        pending.values().removeIf(other -> other.equals(customer));
    }

    void rowIsRemoved(String customer, CrmDesk.Noted noted) {
        rowIsGone(customer);
        if (noted != null && noted.contactId() != null) {
            removed.put(customer, noted.contactId());
        }
    }

    void rowIsNew(String customer) {
        removed.remove(customer);
    }

    void pollBegins() {
        backLately.clear();
    }

    boolean isPending(String customer) {
        return pending.containsValue(customer);
    }

    boolean isPendingFor(String contact) {
        return pending.containsKey(contact);
    }

    boolean isRemovedFrom(String customer, String contact) {
        return contact != null && contact.equals(removed.get(customer));
    }

    boolean isDeletedLately(String contact, Map<String, SeenContact> contacts) {
        SeenContact seen = contacts.get(contact);
        return seen == null || seen.deleted() || backLately.contains(contact);
    }

    /** Whether a contact with the id of this customer is deleted, or was lately. */
    boolean isDeletedLatelyOf(String customer, Map<String, SeenContact> contacts) {
        return contacts.entrySet().stream()
                .anyMatch(contact ->
                        customer.equals(contact.getValue().customer()) && isDeletedLately(contact.getKey(), contacts));
    }

    boolean areDone() {
        return pending.isEmpty();
    }

    @Override
    public String toString() {
        return pending.toString();
    }
}
