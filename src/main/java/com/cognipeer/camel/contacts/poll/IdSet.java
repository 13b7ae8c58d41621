package com.cognipeer.camel.contacts.poll;

import java.util.Arrays;

/**
 * A set of ids by a hash of 64 bits. Two ids of one hash make an absent contact look present, never the other way round. Takes
 * 16 bytes an id at the most.
 */
final class IdSet {

    private static final int LEAST = 1024;

    /** Zero marks a free place. */
    private long[] hashes = new long[LEAST];

    private int size;

    void add(String id) {
        if (2L * size >= hashes.length) {
            grow();
        }
        if (put(hashes, hash(id))) {
            size++;
        }
    }

    boolean contains(String id) {
        long hash = hash(id);
        int place = place(hash, hashes.length);
        while (hashes[place] != 0) {
            if (hashes[place] == hash) {
                return true;
            }
            place = (place + 1) & (hashes.length - 1);
        }
        return false;
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[hashes.length * 2];
        Arrays.stream(hashes).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
        hashes = larger;
    }

    private static boolean put(long[] table, long hash) {
        int place = place(hash, table.length);
        while (table[place] != 0) {
            if (table[place] == hash) {
                return false;
            }
            place = (place + 1) & (table.length - 1);
        }
        table[place] = hash;
        return true;
    }

    private static int place(long hash, int length) {
        return (int) (hash ^ hash >>> 32) & (length - 1);
    }

    /** FNV-1a, mixed once more as ids of one form differ in few bits. */
    static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int index = 0; index < id.length(); index++) {
            hash = (hash ^ id.charAt(index)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
