package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactPageTest {

    private static final Contact ADA = new Contact(Map.of("email", "ada@example.com"));
    private static final Contact BOB = new Contact(Map.of("email", "bob@example.com"));

    @Test
    void isTheListOfItsContactsInOrder() {
        ContactPage page = new ContactPage(List.of(BOB, ADA), 7, 2, 2);

        assertThat(page).containsExactly(BOB, ADA);
        assertThat(page.getTotal()).isEqualTo(7);
        assertThat(page.getPage()).isEqualTo(2);
        assertThat(page.getLimit()).isEqualTo(2);
    }

    @Test
    void cannotBeChanged() {
        ContactPage page = new ContactPage(List.of(ADA), 1, 1, 10);

        assertThatThrownBy(() -> page.add(BOB)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> page.set(0, BOB)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> page.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(page::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void doesNotFollowTheListItIsMadeFrom() {
        List<Contact> source = new ArrayList<>(List.of(ADA));
        ContactPage page = new ContactPage(source, 1, 1, 10);

        source.add(BOB);

        assertThat(page).containsExactly(ADA);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10, 0, false",
        "1, 10, 10, false",
        "1, 10, 11, true",
        "2, 10, 11, false",
        "3, 5, 16, true",
        "3, 5, 15, false",
        // products that an int cannot hold
        "65536, 65536, 4294967296, false",
        "65536, 65536, 4294967297, true",
        "2147483647, 2147483647, 9223372036854775807, true",
        "2147483647, 2147483647, 4611686014132420609, false"
    })
    void hasMoreWhileThePagesUpToThisOneHoldLessThanTheTotal(int page, int limit, long total, boolean more) {
        assertThat(new ContactPage(List.of(), total, page, limit).hasMore()).isEqualTo(more);
    }

    @Test
    void countsWithTheServersOwnLimitWhenItWasCapped() {
        // asked for 500 on a page, answered 100
        assertThat(new ContactPage(List.of(), 150, 1, 100).hasMore()).isTrue();
        assertThat(new ContactPage(List.of(), 150, 2, 100).hasMore()).isFalse();
    }

    @Test
    void itsTextShowsNumbersAndNoContent() {
        assertThat(new ContactPage(List.of(ADA), 7, 2, 3)).hasToString("ContactPage[page=2, limit=3, size=1, total=7]");
    }
}
