package com.cognipeer.camel.contacts.crmsync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The first line of a CSV file that is not blank, which may go over several lines where a name is quoted.
 *
 * @param text  without the end of the line; empty where the file has no such line
 * @param lines how many lines of the file were read for it
 */
record Heading(String text, long lines) {

    /** No heading is longer; a quote that does not end would make one of the whole file. */
    private static final int LONGEST = 64 * 1024;

    static Heading read(BufferedReader file) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        long lines = 0;
        while (text.length() < LONGEST) {
            int next = file.read();
            if (next < 0) {
                break;
            }
            boolean ended = next == '\n' || next == '\r';
            if (ended) {
                lines++;
                skipRestOfLineEnd(next, file);
            }
            if (!ended || quoted) {
                quoted ^= next == '"';
                text.append((char) next);
            } else if (text.toString().isBlank()) {
                text.setLength(0);
            } else {
                break;
            }
        }
        return new Heading(text.toString().isBlank() ? "" : text.toString(), lines);
    }

    private static void skipRestOfLineEnd(int read, BufferedReader file) throws IOException {
        file.mark(1);
        if (read != '\r' || file.read() != '\n') {
            file.reset();
        }
    }

    /** The names of the columns, were they separated so; none where the line cannot be read so. */
    List<String> names(char separator) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, Rows.format(separator))) {
            return parser.stream().findFirst().map(CSVRecord::toList).orElse(List.of());
        } catch (UncheckedIOException brokenQuotes) {
            return List.of();
        }
    }
}
