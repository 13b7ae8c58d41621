package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
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
import java.util.concurrent.CompletableFuture;

/**
 * Finds stored contacts with as few listings as can be: one for all keys, and where the server puts fewer on a page than were
 * asked for, one more for the keys that are left. What the totals of the two tell that is missing is fetched page by page.
 */
final class ListedLookup implements Lookup {

    private final ContactsClient client;
    private final int limit;

    /** @param limit how many contacts to ask for with one listing */
    ListedLookup(ContactsClient client, int limit) {
        this.client = client;
        this.limit = limit;
    }

    @Override
    public CompletableFuture<Collection<Contact>> find(Collection<ContactKey> keys) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Question question = new Question(new LinkedHashSet<>(keys));
        return question.ask().thenApply(done -> question.found.values());
    }

    /** The listings for one set of keys. */
    private final class Question {

        private final Set<ContactKey> asked;
        private final String field;
        private final Map<Object, Contact> found = new LinkedHashMap<>();

        private Question(Set<ContactKey> keys) {
            this.asked = keys;
            this.field = keys.iterator().next().field();
        }

        private CompletableFuture<Void> ask() {
            return list(asked, 1).thenCompose(page -> rest(asked, page));
        }

        /** What the page was too small for. */
        private CompletableFuture<Void> rest(Set<ContactKey> keys, ContactPage page) {
            long missing = page.getTotal() - page.size();
            boolean full = page.size() >= page.getLimit();
            if (missing <= 0 && !full) {
                return CompletableFuture.completedFuture(null);
            }
            if (page.isEmpty()) {
                throw new ContactsServerException("The server says that " + page.getTotal()
                        + " contacts have the identifiers asked for, and lists none of them");
            }
            Set<ContactKey> left = new LinkedHashSet<>(keys);
            page.forEach(contact -> left.remove(ContactKey.of(contact, field)));
            if (left.isEmpty()) {
                return pages(keys, page);
            }
            // Keys that are found are not asked for again, unless the totals tell that one of them has more contacts.
            return list(left, 1).thenCompose(next -> next.getTotal() >= missing ? rest(left, next) : pages(keys, page));
        }

        private CompletableFuture<Void> pages(Set<ContactKey> keys, ContactPage last) {
            return last.hasMore() && !last.isEmpty()
                    ? list(keys, last.getPage() + 1).thenCompose(next -> pages(keys, next))
                    : CompletableFuture.completedFuture(null);
        }

        private CompletableFuture<ContactPage> list(Set<ContactKey> keys, int number) {
            List<String> names =
                    keys.stream().flatMap(key -> key.spellings().stream()).toList();
            ContactFilter filter = new ContactFilter(Map.of(field, Map.of("$in", names)));
            return client.list(new ContactQuery(number, limit, filter, new ContactSort(Map.of(field, 1))))
                    .thenApply(response -> checked(response.body()));
        }

        private ContactPage checked(ContactPage page) {
            page.forEach(contact -> {
                ContactKey key = ContactKey.of(contact, field);
                if (!asked.contains(key)) {
                    throw new ContactsServerException(
                            "The server lists contacts that were not asked for, so it ignores the"
                                    + " filter $in on " + field
                                    + ": without it a sync would write to the wrong contacts;"
                                    + " use upsert for one contact at a time");
                }
                found.put(contact.get(Contact.ID), contact);
            });
            return page;
        }
    }
}
