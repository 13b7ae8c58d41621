package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.io.InputDecorator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;

/** The character U+FEFF, which editors and spreadsheets write before a text. It is no part of the text. */
final class ByteOrderMark {

    static final char MARK = '\uFEFF';

    private ByteOrderMark() {}

    /** The text without the marks at its beginning. */
    static String off(String text) {
        int begin = 0;
        while (begin < text.length() && text.charAt(begin) == MARK) {
            begin++;
        }
        return begin == 0 ? text : text.substring(begin);
    }

    /** Takes marks off all text that a parser reads. Jackson itself takes them off bytes. */
    static final class Remover extends InputDecorator {

        private static final long serialVersionUID = 1L;

        @Override
        public InputStream decorate(IOContext context, InputStream bytes) {
            return bytes;
        }

        /** Null: the parser reads the array itself. */
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
