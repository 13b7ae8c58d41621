package com.cognipeer.camel.contacts.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells in which block of a segment an id is, and which states its rows have. The larger the segment, the larger are the blocks:
 * so there are always about as many, and the index does not grow.
 */
final class SegmentIndex {

    private static final int LEAST_LENGTH = 4096;
    private static final int MOST_BLOCKS = 8192;
    /** All states from this one on share a bit. */
    private static final int LAST_BIT = Long.SIZE - 1;

    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Integer> bits = new HashMap<>();
    private long rows;
    private String last;

    /** The length of a block in a segment of about this length. */
    static int blockLength(long segment) {
        return (int) Math.min(Integer.MAX_VALUE / 4, Math.max(LEAST_LENGTH, segment / MOST_BLOCKS));
    }

    /**
     * Adds the next block.
     *
     * @throws DamagedStateException when its rows do not follow in the order of their ids
     */
    void add(long place, byte[] bytes) throws DamagedStateException {
        InventoryBlock block = new InventoryBlock(bytes);
        long states = 0;
        String first = block.id(0);
        for (int number = 0; number < block.lines(); number++) {
            String line = block.line(number);
            String id = InventoryLine.id(line);
            if (last != null && last.compareTo(id) >= 0) {
                throw new DamagedStateException("its rows are not in the order of their ids");
            }
            last = id;
            states |= bit(InventoryLine.state(line));
        }
        rows += block.lines();
        blocks.add(new Block(first, place, bytes.length, FileBytes.checksum(bytes), states));
    }

    private long bit(String state) {
        return 1L << bits.computeIfAbsent(state, fresh -> Math.min(bits.size(), LAST_BIT));
    }

    /** A bit for each of the states that some row has. */
    long bits(Collection<String> states) {
        return states.stream().filter(bits::containsKey).mapToLong(this::bit).reduce(0, (left, right) -> left | right);
    }

    long rows() {
        return rows;
    }

    int blocks() {
        return blocks.size();
    }

    Block block(int number) {
        return blocks.get(number);
    }

    /** The number of the only block that can have the id; -1 when none can. */
    int of(String id) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).first().compareTo(id) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** @param states a bit for each state of its rows */
    record Block(String first, long place, int length, int checksum, long states) {

        boolean hasOneOf(long wanted) {
            return (states & wanted) != 0;
        }
    }
}
