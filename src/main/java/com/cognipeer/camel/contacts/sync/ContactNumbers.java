package com.cognipeer.camel.contacts.sync;

/** A growing set of ids, of which it keeps a number of 64 bits each. */
final class ContactNumbers {

    private static final int FIRST_SLOTS = 1 << 10;

    /** A power of two of them; 0 is a free one. */
    private long[] slots = new long[FIRST_SLOTS];

    private int size;

    /** @return whether it is new */
    boolean add(Object id) {
        long number = of(id.toString());
        int slot = slotOf(slots, number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        size++;
        if (size > slots.length / 4 * 3) {
            grow();
        }
        return true;
    }

    boolean contains(Object id) {
        long number = of(id.toString());
        return slots[slotOf(slots, number)] == number;
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long number : slots) {
            if (number != 0) {
                larger[slotOf(larger, number)] = number;
            }
        }
        slots = larger;
    }

    /** The slot of the number, or the free slot that it would get. */
    private static int slotOf(long[] numbers, long number) {
        int slot = (int) (number ^ number >>> 32) & numbers.length - 1;
        while (numbers[slot] != 0 && numbers[slot] != number) {
            slot = slot + 1 & numbers.length - 1;
        }
        return slot;
    }

    /** Never 0, which marks a free slot. Two texts have the same number with a chance of 1 in 10^19. */
    static long of(String text) {
        long number = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            number = (number ^ text.charAt(i)) * 0x100000001b3L;
        }
        number = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        number = (number ^ number >>> 27) * 0x94d049bb133111ebL;
        number ^= number >>> 31;
        return number == 0 ? 1 : number;
    }
}
