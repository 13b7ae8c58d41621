package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSetTest {

    private final TextSet set = new TextSet();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 7, 1_000, 300_000})
    void hasWhatWasAddedAndNothingElse(int texts) {
        IntStream.range(0, texts)
                .forEach(number -> assertThat(set.add(id(number))).isTrue());

        assertThat(set.size()).isEqualTo(texts);
        assertThat(IntStream.range(0, texts).allMatch(number -> set.contains(id(number))))
                .isTrue();
        assertThat(IntStream.range(texts, texts + 300_000).anyMatch(number -> set.contains(id(number))))
                .isFalse();
    }

    @Test
    void aTextThatIsThereIsNotNew() {
        IntStream.range(0, 1_000).forEach(number -> set.add(id(number)));

        assertThat(IntStream.range(0, 1_000).anyMatch(number -> set.add(id(number))))
                .isFalse();
        assertThat(set.size()).isEqualTo(1_000);
    }

    /** Numbers of ids that follow one another lie in all parts, so that none is much larger than others. */
    @Test
    void theNumbersOfIdsAreSpreadEvenly() {
        int[] ofPart = new int[256];
        IntStream.range(0, 256_000).forEach(number -> ofPart[(int) (TextSet.numberOf(id(number)) >>> 56)]++);

        assertThat(IntStream.of(ofPart).allMatch(count -> count > 800 && count < 1_200))
                .isTrue();
    }

    private static String id(int number) {
        return String.format("65a0%020x", number);
    }
}
