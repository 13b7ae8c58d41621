package com.cognipeer.camel.contacts.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/** Detects UTF-16 and UTF-32 by the first bytes of JSON, whose first character is a byte order mark or ASCII. */
final class WideEncoding {

    private static final int LONGEST = 4;

    private WideEncoding() {}

    /**
     * @param  json supports marks; returns to its place
     * @return      null for UTF-8
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
