package com.cognipeer.camel.contacts.model;

import java.io.IOException;

/** Detects JSON lines by the first two lines: each is a whole object there. */
final class FirstLines {

    /** Longer than two contacts. */
    private static final int LOOKED_AT = 1 << 20;

    private static final int END = -1;

    private final LineSource source;
    private int left = LOOKED_AT;

    private FirstLines(LineSource source) {
        this.source = source;
    }

    /** Returns to the place of the source where it began. */
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
        // The first line may be damaged. Then a second line with a whole object shows that these are lines.
        return object && first.isWhole() || second.first == '{' && second.isWhole() && !second.goesOn;
    }

    /** The next line that is not blank; null for none, and for one that is too long. */
    private Line line(boolean mayHaveMark) throws IOException {
        Line line = new Line();
        for (int next = next(); next != END; next = next()) {
            boolean mark = mayHaveMark && line.first == 0 && isOfAMark(next);
            if (next == '\n' && line.first != 0) {
                return line;
            }
            if (next == 0 && mayHaveMark) {
                // A zero byte is no UTF-8. The parser detects the encoding.
                return null;
            }
            if (!mark && (next > ' ' || next == 0)) {
                line.take(next);
            }
        }
        return line.first == 0 || left == 0 ? null : line;
    }

    /** Whether this is a byte order mark, or a byte of one in UTF-8. */
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

    /** Follows the objects and texts within a line, character by character. */
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
