package com.cognipeer.camel.contacts.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentContactsTest {

    private final RecentContacts recent = new RecentContacts();

    @Test
    void aContactThatComesAgainIsMetBefore() {
        assertThat(recent.meet("a")).isFalse();
        assertThat(recent.meet("b")).isFalse();
        assertThat(recent.meet("a")).isTrue();
        assertThat(recent.meet("7")).isFalse();
        assertThat(recent.meet("7")).isTrue();
    }

    @Test
    void noneOfAMillionIsTakenForAnother() {
        for (int i = 0; i < 1_000_000; i++) {
            assertThat(recent.meet("contact " + i)).isFalse();
        }
    }

    @Test
    void theLatestAreRememberedAndNotTheOldest() {
        for (int i = 0; i < 3 * RecentContacts.REMEMBERED; i++) {
            recent.meet("contact " + i);
        }

        assertThat(recent.meet("contact " + 2 * RecentContacts.REMEMBERED)).isTrue();
        assertThat(recent.meet("contact " + (2 * RecentContacts.REMEMBERED - 1)))
                .as("in the older half")
                .isTrue();
        assertThat(recent.meet("contact 0")).isFalse();
    }
}
