package com.cognipeer.camel.contacts.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The file with the writes to an inventory since its segment was made: a head, its checksum, and a record for each write. A crash
 * can leave the last record half written: nobody was told that this write succeeded, and the next one takes its place.
 */
final class InventoryLog {

    private final ReplacedFile file;
    private final String key;
    /** That of the file which was read; null when no file continues the segment. */
    private InventoryHead head;

    private LogRecords records;
    /** The place after the last whole record. */
    private long end;
    /** The number of rows after the last write; -1 for none. */
    private long rows;

    private final NavigableMap<String, String> lines = new TreeMap<>();

    InventoryLog(Path path, String key) {
        file = new ReplacedFile(path);
        this.key = key;
        forget();
    }

    Path path() {
        return file.path();
    }

    /** In bytes. */
    long length() {
        return end;
    }

    /** The number of rows of segment and log. */
    long rows(long ofSegment) {
        return rows < 0 ? ofSegment : rows;
    }

    /** The last lines by id, of written and of removed rows. */
    NavigableMap<String, String> lines() {
        return lines;
    }

    /** Reads the records that were written since the last time. */
    void read(long generation) throws IOException, DamagedStateException {
        try (FileChannel channel = FileChannel.open(path(), READ)) {
            read(channel, generation);
        } catch (NoSuchFileException e) {
            forget();
        } catch (DamagedStateException e) {
            forget();
            throw e.in(path());
        }
    }

    private void read(FileChannel channel, long generation) throws IOException, DamagedStateException {
        InventoryHead found = InventoryHead.read(channel, InventoryHead.Kind.LOG, key);
        boolean isKnown = found.equals(head) && channel.size() >= end;
        if (!isKnown) {
            forget();
            byte[] checksum = checksum(found);
            if (!Arrays.equals(FileBytes.read(channel, found.length(), checksum.length), checksum)) {
                throw new DamagedStateException("its head does not have its checksum, so it was cut or changed");
            }
        }
        if (found.generation() > generation) {
            throw new DamagedStateException("it continues another file than the one beside it, which is older");
        }
        if (found.generation() < generation) {
            // The segment holds all of it, after a merge, or was emptied. A new log takes its place.
            forget();
            return;
        }
        if (!isKnown) {
            begin(found);
        }
        LogRecords.Record record = records.read(channel, end);
        while (record != null) {
            take(record);
            record = records.read(channel, end);
        }
        if (records.isOneAfter(channel, end)) {
            throw new DamagedStateException("one of its records is damaged, and others follow");
        }
    }

    private static byte[] checksum(InventoryHead head) {
        return ("crc32c " + FileBytes.hex(FileBytes.checksum(head.bytes())) + '\n').getBytes(ISO_8859_1);
    }

    private void forget() {
        head = null;
        records = null;
        end = 0;
        rows = -1;
        lines.clear();
    }

    private void begin(InventoryHead now) {
        head = now;
        records = new LogRecords(now);
        end = now.length() + checksum(now).length;
    }

    private void take(LogRecords.Record record) {
        for (String line : record.lines()) {
            lines.put(InventoryLine.id(line), line);
        }
        rows = record.rows();
        end += record.length();
    }

    /**
     * Writes a record to the disk.
     *
     * @param written    the lines of written and of removed rows, by their ids
     * @param rowsThen   the number of rows of segment and log after it
     * @param generation that of the segment
     */
    void append(Map<String, String> written, long rowsThen, long generation) throws IOException {
        if (head == null) {
            InventoryHead first = InventoryHead.of(InventoryHead.Kind.LOG, generation, key);
            LogRecords.Record record = LogRecords.of(first, written.values(), rowsThen);
            file.replace(FileBytes.join(first.bytes(), checksum(first), record.bytes()));
            begin(first);
            take(record);
        } else {
            LogRecords.Record record = LogRecords.of(head, written.values(), rowsThen);
            append(record.bytes());
            take(record);
        }
    }

    private void append(byte[] record) throws IOException {
        try (FileChannel channel = FileChannel.open(path(), WRITE)) {
            // A crash may have left a part of a record, which must not follow this one.
            channel.truncate(end);
            try {
                channel.position(end);
                ReplacedFile.write(channel, record);
                channel.force(true);
            } catch (IOException e) {
                withdraw(channel, e);
                throw e;
            }
        }
    }

    /** A record of a failed write could otherwise count when the one that repeats it follows. */
    private void withdraw(FileChannel channel, IOException because) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    long generationOfFile() throws IOException {
        return InventoryHead.generation(path(), InventoryHead.Kind.LOG, key);
    }

    /** Removes the file without reading it. */
    void remove() throws IOException {
        file.delete();
        forget();
    }
}
