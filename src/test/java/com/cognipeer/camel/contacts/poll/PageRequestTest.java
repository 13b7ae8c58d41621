package com.cognipeer.camel.contacts.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @Test
    void beforeTheStartIsTheFirstPage() {
        assertThat(PageRequest.covering(-1, 20))
                .isEqualTo(new PageRequest(1, 20))
                .isEqualTo(PageRequest.first(20));
    }

    @Test
    void straddlesThePlaceOrStartsRightBehindItWhereNoLimitCan() {
        for (int limit = 1; limit <= 60; limit++) {
            for (int place = 0; place <= 5000; place++) {
                PageRequest request = PageRequest.covering(place, limit);
                long start = start(request);
                long end = start + request.limit() - 1;
                boolean straddles = start <= place && end > place;
                boolean adjoins = start == place + 1 && !canBeStraddled(place, limit);
                if (request.limit() < 1 || request.limit() > limit || !straddles && !adjoins) {
                    fail("place %d, limit %d: %s", place, limit, request);
                }
            }
        }
    }

    @Test
    void bringsAsManyNewContactsAsAnyLimitCan() {
        for (int limit = 2; limit <= 60; limit++) {
            for (int place = 0; place <= 1000; place++) {
                long gain = Math.max(
                        0,
                        start(PageRequest.covering(place, limit))
                                + PageRequest.covering(place, limit).limit()
                                - 1
                                - place);
                for (int other = 1; other <= limit; other++) {
                    assertThat((long) other - 1 - place % other).isLessThanOrEqualTo(gain);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 50, 100})
    void noPlaceUpToAMillionIsWithoutAStraddlingPage(int limit) {
        for (int place = 0; place <= 1_000_000; place += 7) {
            PageRequest request = PageRequest.covering(place, limit);
            assertThat(start(request)).isLessThanOrEqualTo(place);
        }
    }

    private static boolean canBeStraddled(int place, int limit) {
        for (int other = 2; other <= limit; other++) {
            if (place % other < other - 1) {
                return true;
            }
        }
        return false;
    }

    private static long start(PageRequest request) {
        return (request.page() - 1L) * request.limit();
    }
}
