package com.cognipeer.camel.contacts.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** Whole lines of a segment that are read together. */
final class InventoryBlock {

    private final String text;
    /** The places at which lines begin, and at last the place after all of them. */
    private final int[] begins;

    /** @param bytes lines, each with its end */
    InventoryBlock(byte[] bytes) {
        text = new String(bytes, ISO_8859_1);
        int[] places = new int[16];
        int lines = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            lines++;
            if (lines == places.length) {
                places = Arrays.copyOf(places, lines * 2);
            }
            places[lines] = end + 1;
        }
        begins = Arrays.copyOf(places, lines + 1);
    }

    int lines() {
        return begins.length - 1;
    }

    String line(int number) {
        return text.substring(begins[number], begins[number + 1] - 1);
    }

    String id(int number) {
        return InventoryLine.id(line(number));
    }

    /** The number of the first line whose id is this one or a greater one; the number of all lines when there is none. */
    int from(String id) {
        int low = 0;
        int high = lines();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (id(middle).compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
