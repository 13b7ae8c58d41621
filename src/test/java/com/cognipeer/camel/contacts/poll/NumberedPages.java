package com.cognipeer.camel.contacts.poll;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactPage;
import java.util.Map;
import java.util.stream.IntStream;

/** NumberedPages whose contacts are named by their page and place: {@code 2.0} is the first one on page 2. */
final class NumberedPages {

    private NumberedPages() {}

    static ContactPage page(int page, int limit, long total, int size) {
        return new ContactPage(
                IntStream.range(0, size)
                        .mapToObj(index -> new Contact(Map.of("_id", page + "." + index)))
                        .toList(),
                total,
                page,
                limit);
    }

    static Answer answer(int page, int limit, long total, int size) {
        return new Answer(page(page, limit, total, size), null, null);
    }
}
