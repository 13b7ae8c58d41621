package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A server in memory that only lists, with the defects that a test asks for. */
class ListedContacts implements ContactsClient {

    final List<Contact> contacts = new ArrayList<>();
    final List<List<String>> asked = new ArrayList<>();
    int cap = Integer.MAX_VALUE;
    boolean sorts = true;

    void add(String field, String value, int number) {
        contacts.add(new Contact(Map.of("_id", "id-" + number, field, value)));
    }

    @Override
    public CompletableFuture<ContactsResponse<ContactPage>> list(ContactQuery query) {
        Map.Entry<String, Object> condition =
                query.filter().document().entrySet().iterator().next();
        List<?> names = (List<?>) ((Map<?, ?>) condition.getValue()).get("$in");
        asked.add(names.stream().map(Object::toString).toList());
        List<Contact> matching = new ArrayList<>(contacts.stream()
                .filter(contact -> names.contains(contact.get(condition.getKey())))
                .toList());
        if (sorts) {
            matching.sort(Comparator.comparing(
                    contact -> contact.get(condition.getKey()).toString()));
        }
        int limit = Math.min(query.limit(), cap);
        List<Contact> page =
                matching.stream().skip((query.page() - 1L) * limit).limit(limit).toList();
        return answer(new ContactPage(page, matching.size(), query.page(), limit));
    }

    static <T> CompletableFuture<ContactsResponse<T>> answer(T body) {
        return CompletableFuture.completedFuture(
                new ContactsResponse<>(body, new ResponseInfo(200, RateLimit.UNKNOWN, 1), null));
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> create(Contact contact) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> get(ContactIdentity identity) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<ContactsResponse<Contact>> update(ContactIdentity identity, Contact changes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
