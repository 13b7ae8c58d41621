package com.cognipeer.camel.contacts.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;

/** Reads blocks of a segment, one at a time. */
final class SegmentReader implements AutoCloseable {

    private final FileChannel channel;
    private final SegmentIndex index;
    private final Path path;
    private InventoryBlock read;
    private int numberRead = -1;

    /** @param channel null when the index is empty */
    SegmentReader(FileChannel channel, SegmentIndex index, Path path) {
        this.channel = channel;
        this.index = index;
        this.path = path;
    }

    /** The line of the id; null for none. Whoever asks in the order of the ids reads each block once. */
    String line(String id) throws IOException, DamagedStateException {
        int number = index.of(id);
        if (number < 0) {
            return null;
        }
        InventoryBlock block = block(number);
        int at = block.from(id);
        return at < block.lines() && block.id(at).equals(id) ? block.line(at) : null;
    }

    /**
     * The lines of all ids after this one.
     *
     * @param after null for all
     */
    Lines after(String after) {
        return lines(after, ~0L);
    }

    /**
     * The lines of ids after this one, among them all that have one of these states.
     *
     * @param after  null for all
     * @param states the {@link SegmentIndex#bits} of the states
     */
    Lines lines(String after, long states) {
        return new Lines() {

            private int number = after == null ? 0 : Math.max(0, index.of(after));
            private int at = -1;

            @Override
            public String next() throws IOException, DamagedStateException {
                while (number < index.blocks()) {
                    if (index.block(number).hasOneOf(states)) {
                        InventoryBlock block = block(number);
                        if (at < 0) {
                            at = after == null ? 0 : block.from(after + '\0');
                        }
                        if (at < block.lines()) {
                            return block.line(at++);
                        }
                    }
                    number++;
                    at = -1;
                }
                return null;
            }
        };
    }

    /** The bits of these states in the index. */
    long bits(Collection<String> states) {
        return index.bits(states);
    }

    private InventoryBlock block(int number) throws IOException, DamagedStateException {
        if (number != numberRead) {
            SegmentIndex.Block block = index.block(number);
            byte[] bytes = FileBytes.read(channel, block.place(), block.length());
            if (bytes.length != block.length() || FileBytes.checksum(bytes) != block.checksum()) {
                throw new DamagedStateException("it was changed while it was in use").in(path);
            }
            read = new InventoryBlock(bytes);
            numberRead = number;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
