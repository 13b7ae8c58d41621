package com.cognipeer.camel.contacts.model;

import java.io.IOException;

/** Tells by its first two lines whether a text has one contact a line. Objects over several lines have not. */
final class FirstLines {

    /** Two contacts are no longer than this. */
    private static final int LOOKED_AT = 1 << 20;

    private static final int END = -1;

    private final LineSource source;
    private int left = LOOKED_AT;

    private FirstLines(LineSource source) {
        this.source = source;
    }

    /** Leaves the source where it is. */
    static boolean areJsonLines(LineSource source) throws IOException {
        source.mark(LOOKED_AT + 1);
        try {
            return new FirstLines(source).areJsonLines();
        } finally {
            source.reset();
        }
    }

    private boolean areJsonLines() throws IOException {
        Line first = line(true);
        if (first == null || first.first == '[') {
            return false;
        }
        boolean object = first.first == '{';
        if (object && (first.goesOn || first.last == ':')) {
            return false;
        }
        Line second = line(false);
        if (second == null) {
            return false;
        }
        // A first line that begins in the middle of an object, or is no JSON at all, is told by the object behind it.
        return object && first.isWhole() || second.first == '{' && second.isWhole() && !second.goesOn;
    }

    /** The next line that is not blank; null where there is none, or it is too long. */
    private Line line(boolean mayHaveMark) throws IOException {
        Line line = new Line();
        for (int next = next(); next != END; next = next()) {
            boolean mark = mayHaveMark && line.first == 0 && isOfAMark(next);
            if (next == '\n' && line.first != 0) {
                return line;
            }
            if (next == 0 && mayHaveMark) {
                // Bytes of another encoding than UTF-8: the parser finds out which.
                return null;
            }
            if (!mark && (next > ' ' || next == 0)) {
                line.take(next);
            }
        }
        return line.first == 0 || left == 0 ? null : line;
    }

    /** Of a mark of the byte order, as a character and as bytes of UTF-8. */
    private static boolean isOfAMark(int next) {
        return next == ByteOrderMark.MARK || next == 0xEF || next == 0xBB || next == 0xBF;
    }

    private int next() throws IOException {
        if (left == 0) {
            return END;
        }
        left--;
        return source.read();
    }

    /** What its characters tell of the objects of a line. */
    private static final class Line {

        private int first;
        private int last;
        private int depth;
        private boolean inText;
        private boolean escaped;
        private boolean goesOn;

        private void take(int character) {
            first = first == 0 ? character : first;
            goesOn |= isWhole() && last != 0;
            last = character;
            if (inText) {
                inText = escaped || character != '"';
                escaped = !escaped && character == '\\';
            } else if (character == '"') {
                inText = true;
            } else if (character == '{' || character == '[') {
                depth++;
            } else if (character == '}' || character == ']') {
                depth--;
            }
        }

        private boolean isWhole() {
            return depth == 0 && !inText;
        }
    }
}
