package com.cognipeer.camel.contacts.crmsync;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads text in the charset of its byte order mark, else in the one that is given; never with signs it had to guess. */
final class DecodedText {

    private static final int LONGEST_MARK = 3;

    private DecodedText() {}

    /** @param charset null for UTF-8 */
    static BufferedReader of(InputStream bytes, String charset) throws IOException {
        BufferedInputStream marked = new BufferedInputStream(bytes);
        marked.mark(LONGEST_MARK);
        byte[] start = marked.readNBytes(LONGEST_MARK);
        marked.reset();
        Charset read = charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            marked.skipNBytes(LONGEST_MARK);
            read = StandardCharsets.UTF_8;
        } else if (startsWith(start, 0xFE, 0xFF) || startsWith(start, 0xFF, 0xFE)) {
            // Takes the mark off by itself.
            read = StandardCharsets.UTF_16;
        }
        // A new decoder reports what it cannot read, where a reader of a charset would put a replacement.
        return new BufferedReader(new InputStreamReader(marked, read.newDecoder()));
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
