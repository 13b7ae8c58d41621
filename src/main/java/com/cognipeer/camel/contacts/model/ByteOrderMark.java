package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.InputDecorator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;

/** The character U+FEFF, which editors and spreadsheets write before a text. It does not belong to the text. */
public final class ByteOrderMark {

    static final char MARK = '\uFEFF';

    /** The mark in UTF-8, UTF-16 and UTF-32. The mark of UTF-32LE begins with that of UTF-16LE. */
    private static final List<byte[]> IN_BYTES = List.of(
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
            new byte[] {(byte) 0xFE, (byte) 0xFF},
            new byte[] {(byte) 0xFF, (byte) 0xFE},
            new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF});

    private ByteOrderMark() {}

    /** Whether bytes begin with a mark, which names their encoding. */
    public static boolean isAtBeginningOf(byte[] bytes) {
        return IN_BYTES.stream()
                .anyMatch(mark ->
                        bytes.length >= mark.length && Arrays.equals(mark, 0, mark.length, bytes, 0, mark.length));
    }

    /** Removes the marks at the beginning of a text. */
    static String off(String text) {
        int begin = 0;
        while (begin < text.length() && text.charAt(begin) == MARK) {
            begin++;
        }
        return begin == 0 ? text : text.substring(begin);
    }

    /** Removes the marks from text that a parser reads. Jackson itself removes them from bytes. */
    static final class Remover extends InputDecorator {

        private static final long serialVersionUID = 1L;

        @Override
        public InputStream decorate(IOContext context, InputStream bytes) {
            return bytes;
        }

        /** Null leaves the array as it is. */
        @Override
        public InputStream decorate(IOContext context, byte[] bytes, int offset, int length) {
            return null;
        }

        @Override
        public Reader decorate(IOContext context, Reader text) throws IOException {
            PushbackReader unmarked = new PushbackReader(text);
            int first = unmarked.read();
            while (first == MARK) {
                first = unmarked.read();
            }
            if (first >= 0) {
                unmarked.unread(first);
            }
            return unmarked;
        }
    }
}
