package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.cognipeer.camel.contacts.client.ContactsClient;
import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.client.RateLimit;
import com.cognipeer.camel.contacts.client.ResponseInfo;
import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactPage;
import com.cognipeer.camel.contacts.model.ContactQuery;
import com.cognipeer.camel.contacts.model.ContactSort;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScopePagesTest {

    private static final int LIMIT = 2;

    private ContactPage next;
    private final ScopePages pages = new ScopePages(new SyncRequests(client(), info -> {}));

    private ContactsClient client() {
        return (ContactsClient) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ContactsClient.class},
                (proxy, method, arguments) -> CompletableFuture.completedFuture(
                        new ContactsResponse<>(next, new ResponseInfo(200, RateLimit.UNKNOWN, 1), null)));
    }

    private void page(int number, int size, long total) {
        next = new ContactPage(Collections.nCopies(size, new Contact()), total, number, LIMIT);
        pages.get(new ContactQuery(number, LIMIT, ContactFilter.ALL, ContactSort.NONE));
    }

    @Test
    void theyAreOverWhenTheTotalIsTheSizeOfTheLastPage() {
        page(1, 2, 4);
        assertThat(pages.areOver(2)).isFalse();
        page(1, 2, 2);

        assertThat(pages.areOver(4)).isTrue();
    }

    @Test
    void theyAreNotOverBeforeTheWalkHasGivenAllContacts() {
        page(1, 2, 4);
        page(1, 2, 2);

        assertThat(pages.areOver(3)).isFalse();
    }

    @Test
    void aServerWhoseTotalIsAlwaysTheSizeOfThePageIsAskedOn() {
        page(1, 2, 2);
        page(1, 2, 2);

        assertThat(pages.areOver(4)).isFalse();
    }

    @Test
    void aWalkByPageNumbersHasAnotherEnd() {
        page(1, 2, 4);
        page(2, 2, 2);

        assertThat(pages.areOver(4)).isFalse();
    }

    @Test
    void theTotalOfTheFirstPageIsThatOfTheScope() {
        assertThat(pages.total()).isNegative();
        page(1, 2, 4);
        page(1, 2, 2);

        assertThat(pages.total()).isEqualTo(4);
    }
}
