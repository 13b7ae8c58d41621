package com.cognipeer.camel.contacts.sync;

/**
 * Remembers the stored contacts of the latest rows. It keeps a number of 64 bits for each contact, in two halves. When one half
 * is full, it forgets the older half, so that its memory does not grow with the input.
 */
final class RecentContacts {

    /** The least number of contacts that are remembered; twice as many at most. */
    static final int REMEMBERED = 100_000;

    /** More than twice the contacts of a half, and a power of two. */
    private static final int SLOTS = 1 << 18;

    private static final int FIRST_SLOTS = 1 << 10;

    private long[] older = new long[0];
    private long[] newer = new long[FIRST_SLOTS];
    private int inNewer;

    /** @return whether a remembered row was about this contact */
    boolean meet(Object id) {
        long number = numberOf(id.toString());
        if (contains(newer, number)) {
            return true;
        }
        boolean met = contains(older, number);
        if (inNewer == REMEMBERED) {
            older = newer;
            newer = new long[SLOTS];
            inNewer = 0;
        } else if (inNewer >= newer.length / 2) {
            grow();
        }
        newer[slotOf(newer, number)] = number;
        inNewer++;
        return met;
    }

    private void grow() {
        long[] larger = new long[newer.length * 2];
        for (long number : newer) {
            if (number != 0) {
                larger[slotOf(larger, number)] = number;
            }
        }
        newer = larger;
    }

    private static boolean contains(long[] numbers, long number) {
        return numbers.length > 0 && numbers[slotOf(numbers, number)] == number;
    }

    /** The slot of the number, or the free slot that it would get. */
    private static int slotOf(long[] numbers, long number) {
        int slot = (int) (number ^ number >>> 32) & numbers.length - 1;
        while (numbers[slot] != 0 && numbers[slot] != number) {
            slot = slot + 1 & numbers.length - 1;
        }
        return slot;
    }

    /** Never 0, which marks a free slot. Two ids have the same number with a chance of 1 in 10^19. */
    private static long numberOf(String id) {
        long number = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            number = (number ^ id.charAt(i)) * 0x100000001b3L;
        }
        number = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        number = (number ^ number >>> 27) * 0x94d049bb133111ebL;
        number ^= number >>> 31;
        return number == 0 ? 1 : number;
    }
}
