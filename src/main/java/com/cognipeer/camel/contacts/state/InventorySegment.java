package com.cognipeer.camel.contacts.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.READ;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The file with most rows of an inventory. It has a head, and the lines of the rows in the order of their ids. A last line has
 * their number and the checksum of all before it. Nobody changes it. A new one takes its place, and has the next generation.
 */
final class InventorySegment {

    private static final int LAST_LINE = lastLine(0, new CRC32C()).length;

    private final ReplacedFile file;
    private final String key;
    /** That of the file whose index this is; null for no file. */
    private InventoryHead head;

    private SegmentIndex index = new SegmentIndex();
    private long length;

    InventorySegment(Path path, String key) {
        file = new ReplacedFile(path);
        this.key = key;
    }

    Path path() {
        return file.path();
    }

    /** 0 when there is no file. */
    long generation() {
        return head == null ? 0 : head.generation();
    }

    long rows() {
        return index.rows();
    }

    /** In bytes. */
    long length() {
        return length;
    }

    /** Reads the whole file when it is another one than before, and closes what it returns when it fails. */
    SegmentReader open() throws IOException, DamagedStateException {
        FileChannel channel;
        try {
            channel = FileChannel.open(path(), READ);
        } catch (NoSuchFileException e) {
            become(null, new SegmentIndex(), 0);
            return new SegmentReader(null, index, path());
        }
        try {
            InventoryHead found = InventoryHead.read(channel, InventoryHead.Kind.SEGMENT, key);
            if (!found.equals(head)) {
                become(found, check(channel, found), channel.size());
            }
            return new SegmentReader(channel, index, path());
        } catch (DamagedStateException e) {
            channel.close();
            throw e.in(path());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void become(InventoryHead now, SegmentIndex nowIndex, long nowLength) {
        head = now;
        index = nowIndex;
        length = nowLength;
    }

    private static SegmentIndex check(FileChannel channel, InventoryHead head)
            throws IOException, DamagedStateException {
        long end = channel.size() - LAST_LINE;
        int most = SegmentIndex.blockLength(channel.size());
        SegmentIndex index = new SegmentIndex();
        CRC32C checksum = new CRC32C();
        checksum.update(head.bytes());
        long place = head.length();
        while (place < end) {
            byte[] block = wholeLines(channel, place, end, most);
            checksum.update(block);
            index.add(place, block);
            place += block.length;
        }
        if (place != end || !Arrays.equals(FileBytes.read(channel, end, LAST_LINE), lastLine(index.rows(), checksum))) {
            throw new DamagedStateException(
                    "it does not end with the number and the checksum of its rows, so it was cut or changed");
        }
        return index;
    }

    /** About as many bytes as are wanted, up to the end of a line. */
    private static byte[] wholeLines(FileChannel channel, long place, long end, int wanted)
            throws IOException, DamagedStateException {
        for (long length = wanted; ; length *= 2) {
            byte[] bytes = FileBytes.read(channel, place, (int) Math.min(length, end - place));
            for (int last = bytes.length; last > 0; last--) {
                if (bytes[last - 1] == '\n') {
                    return last == bytes.length ? bytes : Arrays.copyOf(bytes, last);
                }
            }
            if (length >= end - place) {
                throw new DamagedStateException("its last row has no end, so it was cut or changed");
            }
        }
    }

    /** Puts a file of the next generation in its place, with these lines over its own. */
    void merge(Map<String, String> newer, long lengthOfThose) throws IOException, DamagedStateException {
        InventoryHead next = InventoryHead.of(InventoryHead.Kind.SEGMENT, generation() + 1, key);
        long expected = length + lengthOfThose;
        SegmentIndex written = file.replace(channel -> {
            try (SegmentReader reader = open()) {
                return write(channel, next, Lines.merged(reader.after(null), Lines.of(newer)), expected);
            }
        });
        try (FileChannel channel = FileChannel.open(path(), READ)) {
            become(next, written, channel.size());
        }
    }

    /**
     * Puts an empty file in its place and then removes that.
     *
     * @param afterAll  greater than all generations up to now
     * @param meanwhile removes the log, which the empty file has outdated
     */
    void remove(long afterAll, Removal meanwhile) throws IOException {
        InventoryHead empty = InventoryHead.of(InventoryHead.Kind.SEGMENT, afterAll, key);
        CRC32C checksum = new CRC32C();
        checksum.update(empty.bytes());
        file.replace(FileBytes.join(empty.bytes(), lastLine(0, checksum)));
        meanwhile.run();
        file.delete();
        become(null, new SegmentIndex(), 0);
    }

    boolean isThere() {
        return Files.exists(path());
    }

    long generationOfFile() throws IOException {
        return InventoryHead.generation(path(), InventoryHead.Kind.SEGMENT, key);
    }

    private static SegmentIndex write(FileChannel channel, InventoryHead head, Lines lines, long expectedLength)
            throws IOException, DamagedStateException {
        int enough = SegmentIndex.blockLength(expectedLength);
        SegmentIndex index = new SegmentIndex();
        CRC32C checksum = new CRC32C();
        checksum.update(head.bytes());
        ReplacedFile.write(channel, head.bytes());
        long place = head.length();
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (String line = lines.next(); line != null || block.size() > 0; line = lines.next()) {
            if (line != null) {
                block.writeBytes(line.getBytes(ISO_8859_1));
                block.write('\n');
            }
            if (line == null || block.size() >= enough) {
                byte[] bytes = block.toByteArray();
                block.reset();
                index.add(place, bytes);
                checksum.update(bytes);
                ReplacedFile.write(channel, bytes);
                place += bytes.length;
            }
        }
        ReplacedFile.write(channel, lastLine(index.rows(), checksum));
        return index;
    }

    /** @param before the checksum of all that is before this line; becomes that of the line too */
    private static byte[] lastLine(long rows, CRC32C before) {
        String line = "rows " + InventoryHead.hex(rows) + " crc32c ";
        before.update(line.getBytes(ISO_8859_1));
        return (line + FileBytes.hex((int) before.getValue()) + '\n').getBytes(ISO_8859_1);
    }

    /** Removes something. */
    interface Removal {
        void run() throws IOException;
    }
}
