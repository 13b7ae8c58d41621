package com.cognipeer.camel.contacts.crmsync;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contacts of a CSV file, read row by row as they are asked for. A row with too few or too many cells is a contact
 * without a field: it fails by itself, and {@link #defectOf} says why.
 */
public final class Rows implements Iterator<Map<String, Object>>, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger("crm-sync");
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    /** As many failures as a report lists. */
    private static final int MOST_DEFECTS = 1000;

    private final String file;
    private final Columns columns;
    private final long linesBefore;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<Long, String> defects = new HashMap<>();
    private long index;

    private Rows(String file, Columns columns, long linesBefore, CSVParser parser) {
        this.file = file;
        this.columns = columns;
        this.linesBefore = linesBefore;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /**
     * Reads the heading, and finds the separator by it.
     *
     * @param file the name of the file, for what is said about it
     * @throws IllegalArgumentException when the heading names no column by which a contact is found
     */
    static Rows of(String file, BufferedReader text) throws IOException {
        Heading heading;
        try {
            heading = Heading.read(text);
        } catch (CharacterCodingException e) {
            throw unreadable(file, 1, true);
        }
        if (heading.text().isEmpty()) {
            return new Rows(file, Columns.of(List.of()), 0, format(',').parse(text));
        }
        for (char separator : SEPARATORS) {
            Columns columns = Columns.of(heading.names(separator));
            if (columns.hasIdentifier()) {
                return new Rows(
                        file,
                        checked(file, columns),
                        heading.lines(),
                        format(separator).parse(text));
            }
        }
        throw new IllegalArgumentException("The first line of " + file + " names no column integrationId and none"
                + " email, whether commas, semicolons, tabs or '|' separate the names: add one of these columns, or"
                + " separate by one of these signs");
    }

    private static Columns checked(String file, Columns columns) {
        if (!columns.repeated().isEmpty()) {
            throw new IllegalArgumentException("The heading of " + file + " names columns more than once: "
                    + String.join(", ", columns.repeated()) + "; remove all but one of each");
        }
        if (!columns.ignored().isEmpty()) {
            LOG.warn(
                    "Columns of {} are not synced, as this example knows no field of that name: {}",
                    file,
                    String.join(", ", columns.ignored()));
        }
        return columns;
    }

    static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .get();
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw unreadable(file, line(), isOfCharset(e));
        }
    }

    @Override
    public Map<String, Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        CSVRecord row = records.next();
        long number = index++;
        if (row.size() == columns.size()) {
            return columns.contact(row.toList());
        }
        if (defects.size() < MOST_DEFECTS) {
            defects.put(
                    number,
                    "The row that ends in line " + line() + " has " + row.size() + " cells, and the heading has "
                            + columns.size() + ": correct the row");
        }
        return Map.of();
    }

    /** The mistake in the form of a row; null if there is none. */
    String defectOf(long index) {
        return defects.get(index);
    }

    private long line() {
        return linesBefore + parser.getCurrentLineNumber();
    }

    private static boolean isOfCharset(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(CharacterCodingException.class::isInstance);
    }

    private static IllegalArgumentException unreadable(String file, long line, boolean charset) {
        return new IllegalArgumentException(file + " cannot be read beyond line " + line
                + (charset
                        ? ": it is in another charset; set crm.charset, to ISO-8859-1 for example"
                        : ": a quoted cell does not end as it should; correct the quotes there"));
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
