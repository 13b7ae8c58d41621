package com.cognipeer.camel.contacts.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteOrderMarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void isAtTheBeginningOfBytesInEveryUnicodeEncoding(String charset) {
        byte[] marked = "\uFEFF{}".getBytes(Charset.forName(charset));

        assertThat(ByteOrderMark.isAtBeginningOf(marked)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE"})
    void isNotAtTheBeginningOfBytesThatEndWithinIt(String charset) {
        byte[] mark = "\uFEFF".getBytes(Charset.forName(charset));

        for (int length = 0; length < mark.length; length++) {
            assertThat(ByteOrderMark.isAtBeginningOf(Arrays.copyOf(mark, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    @Test
    void isNotAtTheBeginningOfOtherText() {
        assertThat(ByteOrderMark.isAtBeginningOf("{\uFEFF}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void leavesATextOnlyFromItsBeginning() {
        assertThat(ByteOrderMark.off("\uFEFF\uFEFFa\uFEFFb\uFEFF")).isEqualTo("a\uFEFFb\uFEFF");
        assertThat(ByteOrderMark.off("\uFEFF")).isEmpty();
        assertThat(ByteOrderMark.off("")).isEmpty();
    }
}
