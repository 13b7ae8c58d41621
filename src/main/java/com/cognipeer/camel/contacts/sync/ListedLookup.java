package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsServerException;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds stored contacts with as few listings as possible. One listing asks for all keys. When the server puts fewer contacts on
 * a page than were asked for, the next one asks for the keys that are left. When the totals show that a key has several
 * contacts, the pages are read one by one.
 */
final class ListedLookup implements ContactLookup {

    private final SyncRequests requests;
    private final int limit;
    private final ContactFilter scope;

    /** @param limit how many contacts one listing asks for */
    ListedLookup(SyncRequests requests, int limit) {
        this(requests, limit, ContactFilter.ALL);
    }

    /** @param scope all other contacts are not found */
    ListedLookup(SyncRequests requests, int limit, ContactFilter scope) {
        this.requests = requests;
        this.limit = limit;
        this.scope = scope;
    }

    @Override
    public Collection<Contact> find(Collection<ContactKey> keys) {
        return keys.isEmpty() ? List.of() : new Listings(new LinkedHashSet<>(keys)).find();
    }

    /** The listings for one set of keys. */
    private final class Listings {

        private final Set<ContactKey> asked;
        private final String field;
        private final Map<Object, Contact> found = new LinkedHashMap<>();

        private Listings(Set<ContactKey> keys) {
            this.asked = keys;
            this.field = keys.iterator().next().field();
        }

        private Collection<Contact> find() {
            Set<ContactKey> keys = asked;
            ContactPage page = list(keys, 1);
            while (isIncomplete(page)) {
                Set<ContactKey> left = new LinkedHashSet<>(keys);
                page.forEach(contact -> left.remove(ContactKey.of(contact, field)));
                ContactPage next = left.isEmpty() ? null : list(left, 1);
                long missing = page.getTotal() - page.size();
                if (next == null || next.getTotal() < missing) {
                    // A key that was found has more contacts than the page has shown.
                    readFurtherPages(keys, page);
                    break;
                }
                keys = left;
                page = next;
            }
            return found.values();
        }

        private static boolean isIncomplete(ContactPage page) {
            boolean full = page.size() >= page.getLimit();
            if (page.getTotal() <= page.size() && !full) {
                return false;
            }
            if (page.isEmpty()) {
                throw new ContactsServerException("The server says that " + page.getTotal()
                        + " contacts have the identifiers asked for, and lists none of them");
            }
            return true;
        }

        private void readFurtherPages(Set<ContactKey> keys, ContactPage first) {
            ContactPage page = first;
            while (page.hasMore() && !page.isEmpty()) {
                page = list(keys, page.getPage() + 1);
            }
        }

        private ContactPage list(Set<ContactKey> keys, int number) {
            List<String> names =
                    keys.stream().flatMap(key -> key.spellings().stream()).toList();
            ContactFilter filter = scope.and(Map.of(field, Map.of("$in", names)));
            ContactPage page =
                    requests.list(new ContactQuery(number, limit, filter, new ContactSort(Map.of(field, 1))));
            page.forEach(this::add);
            return page;
        }

        private void add(Contact contact) {
            if (!asked.contains(ContactKey.of(contact, field))) {
                throw new ContactsServerException("The server lists contacts that were not asked for, so it ignores the"
                        + " filter $in on " + field
                        + ": without it a sync would write to the wrong contacts;"
                        + " use upsert for one contact at a time");
            }
            found.put(contact.get(Contact.ID), contact);
        }
    }
}
