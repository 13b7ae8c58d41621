package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactQueryTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aPageBelowOneIsRefusedByName(int page) {
        assertThatThrownBy(() -> new ContactQuery(page, 10, ContactFilter.ALL, ContactSort.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("page must be 1 or more, not " + page);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aLimitBelowOneIsRefusedByName(int limit) {
        assertThatThrownBy(() -> new ContactQuery(1, limit, ContactFilter.ALL, ContactSort.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be 1 or more, not " + limit);
    }

    @Test
    void theSmallestAndTheLargestNumbersPass() {
        assertThat(new ContactQuery(1, 1, ContactFilter.ALL, ContactSort.NONE).page())
                .isOne();
        assertThat(new ContactQuery(Integer.MAX_VALUE, Integer.MAX_VALUE, ContactFilter.ALL, ContactSort.NONE).limit())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void anotherPageOfTheSameQuestionDiffersInItsNumberOnly() {
        ContactFilter filter = ContactFilter.of(Map.of("status", "active"));
        ContactSort sort = ContactSort.parse("name:1");

        assertThat(new ContactQuery(1, 20, filter, sort).withPage(2)).isEqualTo(new ContactQuery(2, 20, filter, sort));
    }

    @Test
    void anotherPageBelowOneIsRefused() {
        ContactQuery query = new ContactQuery(1, 20, ContactFilter.ALL, ContactSort.NONE);

        assertThatThrownBy(() -> query.withPage(0)).hasMessageContaining("page");
    }
}
