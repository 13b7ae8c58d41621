package com.cognipeer.camel.contacts.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/** Finds out by its first bytes whether JSON is written in UTF-16 or UTF-32: its first character is a mark or is ASCII. */
final class WideEncoding {

    private static final int LONGEST = 4;

    private WideEncoding() {}

    /**
     * @param  json         what can be marked; it is left where it is
     * @return              null for UTF-8
     */
    static Charset of(InputStream json) throws IOException {
        json.mark(LONGEST);
        byte[] beginning = json.readNBytes(LONGEST);
        json.reset();
        String name = nameOf(beginning);
        return name == null ? null : Charset.forName(name);
    }

    private static String nameOf(byte[] bytes) {
        if (bytes.length < 2) {
            return null;
        }
        boolean four = bytes.length == LONGEST;
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (four && first == 0 && second == 0) {
            return "UTF-32BE";
        }
        if (four && bytes[2] == 0 && bytes[3] == 0 && (second == 0 || first == 0xFF && second == 0xFE)) {
            return "UTF-32LE";
        }
        if (first == 0 || first == 0xFE && second == 0xFF) {
            return "UTF-16BE";
        }
        return second == 0 || first == 0xFF && second == 0xFE ? "UTF-16LE" : null;
    }
}
