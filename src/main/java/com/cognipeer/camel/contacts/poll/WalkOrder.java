package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The orders in which walks read. Each order is total, so that no two contacts can change places. */
enum WalkOrder {
    BY_ID(false, 1, SortKey.BY_ID),
    LAST_ID_FIRST(false, -1, SortKey.BY_ID.reversed()),
    OLDEST_FIRST(true, 1, SortKey.BY_CHANGE),
    NEWEST_FIRST(true, -1, SortKey.BY_CHANGE.reversed());

    private final boolean dated;
    private final ContactSort sort;
    private final Comparator<SortKey> comparator;

    WalkOrder(boolean dated, int direction, Comparator<SortKey> comparator) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        if (dated) {
            fields.put(Contact.MODIFIED_DATE, direction);
        }
        fields.put(Contact.ID, direction);
        this.dated = dated;
        this.sort = new ContactSort(fields);
        this.comparator = comparator;
    }

    boolean isDated() {
        return dated;
    }

    ContactSort sort() {
        return sort;
    }

    /** Negative when a walk meets the first key before the second. */
    int compare(SortKey first, SortKey second) {
        return comparator.compare(first, second);
    }

    /**
     * @param  place the contact's 0-based place on its page
     * @throws ContactsServerException when the contact lacks what it is ordered by
     */
    SortKey keyOf(Contact contact, int place) {
        if (!(contact.get(Contact.ID) instanceof String id) || id.isEmpty()) {
            throw new ContactsServerException("list failed: contact " + (place + 1) + " of the page has no _id");
        }
        if (!dated) {
            return new SortKey(null, id);
        }
        return new SortKey(
                contact.modifiedAt()
                        .orElseThrow(() -> new ContactsServerException("list failed: contact " + SortKey.shown(id)
                                + " has no modifiedDate that can be read, so the consumer cannot see its changes: give it one,"
                                + " leave it out by the option filter, or use mode=snapshot")),
                id);
    }
}
