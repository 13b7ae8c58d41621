package com.cognipeer.camel.contacts.state;

import static com.cognipeer.camel.contacts.state.Positions.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ConcurrentModificationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which value may follow which. */
class RevisionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"revision\":12,\"a\":1}|12",
                "{\"revision\":1}|1",
                "{\"revision\":999999999999999999}|999999999999999999"
            })
    void isTheFirstFieldOfTheValue(String value, long revision) {
        assertThat(Revision.of(value)).hasValue(revision);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "{\"a\":1,\"revision\":12}",
                "{\"revision\":\"12\"}",
                "{\"revision\":-1}",
                "{\"revision\":1.5}",
                "{\"revision\":1",
                "{\"revision\":1234567890123456789}",
                " {\"revision\":12}"
            })
    void isNowhereElse(String value) {
        assertThat(Revision.of(value)).isEmpty();
    }

    @Test
    void theFirstFollowsNothing() {
        assertThatCode(() -> Revision.requireSuccessor("k", null, revision(1))).doesNotThrowAnyException();
    }

    @Test
    void theNextFollowsTheOneBefore() {
        assertThatCode(() -> Revision.requireSuccessor("k", revision(11), revision(12)))
                .doesNotThrowAnyException();
    }

    @Test
    void valuesWithoutOneFollowEverything() {
        assertThatCode(() -> Revision.requireSuccessor("k", revision(11), "text"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10, 11, 13})
    void noOtherFollows(long refused) {
        assertThatThrownBy(() -> Revision.requireSuccessor("leads", revision(11), revision(refused)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessage("Revision " + refused + " of state key 'leads' is refused: revision 11 is stored. Another"
                        + " consumer moves the same position, or it was reset. Give each consumer its own stateKey, or"
                        + " run only one of them, e.g. under master:");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 12})
    void onlyTheFirstFollowsNothing(long refused) {
        assertThatThrownBy(() -> Revision.requireSuccessor("leads", null, revision(refused)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessageStartingWith("Revision " + refused
                        + " of state key 'leads' is refused: nothing is stored any more. Another consumer");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noneFollowsAValueWithoutOne(long refused) {
        assertThatThrownBy(() -> Revision.requireSuccessor("leads", "text", revision(refused)))
                .isInstanceOf(ConcurrentModificationException.class)
                .hasMessage(
                        "Revision " + refused + " of state key 'leads' is refused: what is stored under the key has no"
                                + " revision, so the key is used by something else. Give this consumer a stateKey of its own");
    }
}
