package com.cognipeer.camel.contacts.model;

/**
 * A growing set of texts, of which it keeps a number of 64 bits each. Of many texts each takes 22 bytes at the most. Two texts have
 * the same number with a chance of 1 in 10^19: the one looks present then if the other is.
 */
public final class TextSet {

    private static final int PARTS = 256;
    private static final int FIRST_SLOTS = 8;

    /** Each part grows for itself: a small heap has no room for one large array beside the next larger one. 0 is a free slot. */
    private final long[][] parts = new long[PARTS][];

    private final int[] sizes = new int[PARTS];
    private int size;

    /** @return whether it is new */
    public boolean add(String text) {
        long number = numberOf(text);
        int part = partOf(number);
        if (parts[part] == null) {
            parts[part] = new long[FIRST_SLOTS];
        }
        long[] slots = parts[part];
        int slot = slotOf(slots, number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        size++;
        sizes[part]++;
        if (sizes[part] > slots.length / 4 * 3) {
            parts[part] = grown(slots);
        }
        return true;
    }

    public boolean contains(String text) {
        long number = numberOf(text);
        long[] slots = parts[partOf(number)];
        return slots != null && slots[slotOf(slots, number)] == number;
    }

    public int size() {
        return size;
    }

    private static long[] grown(long[] slots) {
        long[] larger = new long[slots.length * 2];
        for (long number : slots) {
            if (number != 0) {
                larger[slotOf(larger, number)] = number;
            }
        }
        return larger;
    }

    private static int partOf(long number) {
        return (int) (number >>> 56);
    }

    /** The slot of the number, or the free slot that it would get. A power of two of slots. */
    private static int slotOf(long[] slots, long number) {
        int slot = (int) (number ^ number >>> 32) & slots.length - 1;
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /** FNV-1a, mixed once more as ids of one form differ in few bits. Never 0. */
    public static long numberOf(String text) {
        long number = 0xcbf29ce484222325L;
        for (int index = 0; index < text.length(); index++) {
            number = (number ^ text.charAt(index)) * 0x100000001b3L;
        }
        number = (number ^ number >>> 33) * 0xff51afd7ed558ccdL;
        number ^= number >>> 33;
        return number == 0 ? 1 : number;
    }
}
