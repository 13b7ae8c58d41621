package com.cognipeer.camel.contacts.state;

import java.io.ByteArrayOutputStream;

/**
 * Text as bytes whose order, byte by byte, is the order of {@link String#compareTo}. Each UTF-16 unit has the bytes that UTF-8
 * gives to a character of its number. So the bytes are those of UTF-8, but for characters of two units. No collation of a database
 * has this order for all text.
 */
final class OrderedText {

    private static final int ONE = 0x80;
    private static final int TWO = 0x800;
    private static final int SIX_BITS = 0x3F;

    private OrderedText() {}

    static byte[] encode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 2);
        text.chars().forEach(unit -> {
            if (unit < ONE) {
                bytes.write(unit);
            } else {
                if (unit < TWO) {
                    bytes.write(0xC0 | unit >> 6);
                } else {
                    bytes.write(0xE0 | unit >> 12);
                    bytes.write(ONE | unit >> 6 & SIX_BITS);
                }
                bytes.write(ONE | unit & SIX_BITS);
            }
        });
        return bytes.toByteArray();
    }

    /** @param bytes those that {@link #encode} returned */
    static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int unit = 0;
        int left = 0;
        for (byte next : bytes) {
            int value = next & 0xFF;
            if (value < ONE) {
                unit = value;
            } else if (value < 0xC0) {
                unit = unit << 6 | value & SIX_BITS;
                left--;
            } else {
                left = value < 0xE0 ? 1 : 2;
                unit = left == 1 ? value & 0x1F : value & 0x0F;
            }
            if (left == 0) {
                text.append((char) unit);
            }
        }
        return text.toString();
    }
}
