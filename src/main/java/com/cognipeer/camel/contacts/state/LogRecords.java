package com.cognipeer.camel.contacts.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Collection;
import java.util.List;

/**
 * The records of a log. Each begins with a line of a fixed length. This has the word {@code write}, the number that was drawn for
 * the log, and the length of the lines after it. Then come the number of rows after this write, the checksum of those lines, and
 * that of this line.
 */
final class LogRecords {

    private static final int CHECKSUM = 8;
    private static final int FIRST_LINE =
            firstLine("write 0123456789abcdef ", 0, 0, 0).length();

    private final String begin;

    LogRecords(InventoryHead head) {
        begin = begin(head);
    }

    private static String begin(InventoryHead head) {
        return "write " + InventoryHead.hex(head.drawn()) + ' ';
    }

    static Record of(InventoryHead head, Collection<String> lines, long rows) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        int checksum = FileBytes.checksum(text.toString().getBytes(ISO_8859_1));
        return new Record(rows, firstLine(begin(head), text.length(), rows, checksum), text.toString());
    }

    private static String firstLine(String begin, int length, long rows, int checksum) {
        String line =
                begin + FileBytes.hex(length) + ' ' + InventoryHead.hex(rows) + ' ' + FileBytes.hex(checksum) + ' ';
        return line + FileBytes.hex(FileBytes.checksum(line.getBytes(ISO_8859_1))) + '\n';
    }

    /** The record at this place; null when there is no whole one. */
    Record read(FileChannel channel, long place) throws IOException {
        String first = new String(FileBytes.read(channel, place, FIRST_LINE), ISO_8859_1);
        if (!isFirstLine(first)) {
            return null;
        }
        int lengthAt = begin.length();
        int rowsAt = lengthAt + CHECKSUM + 1;
        int checksumAt = rowsAt + 2 * CHECKSUM + 1;
        int length = Integer.parseUnsignedInt(first.substring(lengthAt, rowsAt - 1), 16);
        byte[] lines = FileBytes.read(channel, place + FIRST_LINE, length);
        if (lines.length != length || !first.startsWith(FileBytes.hex(FileBytes.checksum(lines)), checksumAt)) {
            return null;
        }
        return new Record(
                Long.parseUnsignedLong(first.substring(rowsAt, checksumAt - 1), 16),
                first,
                new String(lines, ISO_8859_1));
    }

    private boolean isFirstLine(String line) {
        int end = FIRST_LINE - CHECKSUM - 1;
        return line.length() == FIRST_LINE
                && line.startsWith(begin)
                && line.substring(end)
                        .equals(FileBytes.hex(FileBytes.checksum(
                                        line.substring(0, end).getBytes(ISO_8859_1)))
                                + '\n');
    }

    /** Whether a record begins after this place, so that the one at this place was whole once. */
    boolean isOneAfter(FileChannel channel, long place) throws IOException {
        long left = channel.size() - place;
        if (left == 0) {
            return false;
        }
        String rest = new String(FileBytes.read(channel, place, (int) Math.min(Integer.MAX_VALUE, left)), ISO_8859_1);
        for (int at = rest.indexOf(begin, 1); at > 0; at = rest.indexOf(begin, at + 1)) {
            if (isFirstLine(rest.substring(at, Math.min(rest.length(), at + FIRST_LINE)))) {
                return true;
            }
        }
        return false;
    }

    /**
     * One write.
     *
     * @param rows  the number of rows of the inventory after it
     * @param first the first line, with its end
     * @param text  the lines of written and of removed rows, with their ends
     */
    record Record(long rows, String first, String text) {

        List<String> lines() {
            return text.lines().toList();
        }

        int length() {
            return first.length() + text.length();
        }

        byte[] bytes() {
            return (first + text).getBytes(ISO_8859_1);
        }
    }
}
