package com.cognipeer.camel.contacts.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first two lines of a file of an inventory. The first has the format, its version, a generation and a number drawn at
 * random, by which two files of one generation differ. The second has the state key.
 *
 * @param generation each new segment has the next one; a log has that of the segment which it continues; 0 for none
 */
record InventoryHead(Kind kind, long generation, long drawn, String key) {

    private static final Pattern NUMBERS = Pattern.compile("([0-9a-f]{16}) ([0-9a-f]{16})");

    static InventoryHead of(Kind kind, long generation, String key) {
        return new InventoryHead(kind, generation, ThreadLocalRandom.current().nextLong(), key);
    }

    /** @throws DamagedStateException when the file does not begin with a head of this kind and key */
    static InventoryHead read(FileChannel file, Kind kind, String key) throws IOException, DamagedStateException {
        String text = new String(FileBytes.read(file, 0, new InventoryHead(kind, 0, 0, key).length()), ISO_8859_1);
        if (text.isEmpty()) {
            throw new DamagedStateException("it is empty");
        }
        int begin = kind.format.length();
        int end = text.indexOf('\n');
        Matcher numbers = NUMBERS.matcher(end < begin ? "" : text.substring(begin, end));
        if (!text.startsWith(kind.format) || !numbers.matches()) {
            throw new DamagedStateException("it does not begin with the words '" + kind.format.strip()
                    + "' and two numbers, so it is no such file, or one of another version, or damaged");
        }
        InventoryHead head = new InventoryHead(
                kind, Long.parseUnsignedLong(numbers.group(1), 16), Long.parseUnsignedLong(numbers.group(2), 16), key);
        if (!head.text().equals(text)) {
            throw new DamagedStateException("it does not belong to the state key '" + key + "'");
        }
        return head;
    }

    /** The generation of a file that may be damaged: 0 when it has no head, or is not there. */
    static long generation(Path path, Kind kind, String key) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return read(channel, kind, key).generation();
        } catch (NoSuchFileException | DamagedStateException e) {
            return 0;
        }
    }

    String text() {
        return kind.format + hex(generation) + ' ' + hex(drawn) + "\nkey " + StateText.escape(key) + '\n';
    }

    byte[] bytes() {
        return text().getBytes(ISO_8859_1);
    }

    /** The same for all generations of one key. */
    int length() {
        return text().length();
    }

    static String hex(long number) {
        return String.format("%016x", number);
    }

    /** Which file it is. */
    enum Kind {
        SEGMENT("cognipeer-contacts-inventory 1 "),
        LOG("cognipeer-contacts-inventory-log 1 ");

        private final String format;

        Kind(String format) {
            this.format = format;
        }
    }
}
