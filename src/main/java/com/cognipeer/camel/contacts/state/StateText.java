package com.cognipeer.camel.contacts.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of a state file. The first line has the format and its version. Each key in order has a line {@code key TAB
 * value}. The last line has the checksum of the lines before. All characters but printable ASCII are escaped, and the backslash
 * too, so that every string comes back exactly.
 */
final class StateText {

    private static final String HEADER = "cognipeer-contacts-state 1\n";
    private static final String CHECKSUM = "sha256 ";
    private static final int CHECKSUM_LINE = CHECKSUM.length() + 64 + 1;
    private static final Pattern TO_ESCAPE = Pattern.compile("[^ -~]|\\\\");
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9a-f]{4})");

    private StateText() {}

    static byte[] write(SortedMap<String, String> entries) {
        StringBuilder text = new StringBuilder(HEADER);
        entries.forEach((key, value) ->
                text.append(escape(key)).append('\t').append(escape(value)).append('\n'));
        return text.append(checksumLine(text.toString())).toString().getBytes(ISO_8859_1);
    }

    /** @throws DamagedStateException unless {@link #write} writes this content, byte for byte */
    static SortedMap<String, String> read(byte[] content) throws DamagedStateException {
        String text = new String(content, ISO_8859_1);
        if (text.isEmpty()) {
            throw new DamagedStateException("it is empty");
        }
        if (!text.startsWith(HEADER)) {
            throw new DamagedStateException("it does not begin with the line '" + HEADER.strip()
                    + "', so it is no state file, or one of another version, or damaged");
        }
        int end = Math.max(0, text.length() - CHECKSUM_LINE);
        if (!text.substring(end).equals(checksumLine(text.substring(0, end)))) {
            throw new DamagedStateException(
                    "it does not end with the checksum of its content, so it was cut or changed");
        }
        return entries(content, text.substring(HEADER.length(), end));
    }

    private static SortedMap<String, String> entries(byte[] content, String lines) throws DamagedStateException {
        SortedMap<String, String> entries = new TreeMap<>();
        // A line of another form is found below: it is not written the same way again.
        lines.lines()
                .map(line -> line.split("\t", 2))
                .forEach(entry -> entries.put(unescape(entry[0]), unescape(entry[entry.length - 1])));
        if (!Arrays.equals(write(entries), content)) {
            throw new DamagedStateException("it holds lines that no version 1 writes");
        }
        return entries;
    }

    /** All characters but printable ASCII are escaped, and the backslash too. */
    static String escape(String text) {
        return TO_ESCAPE.matcher(text).replaceAll(match -> escaped(match.group()));
    }

    /** Escapes UTF-16 units, because a lone surrogate has no encoding. */
    private static String escaped(String characters) {
        StringBuilder escaped = new StringBuilder();
        characters.chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
        return Matcher.quoteReplacement(escaped.toString());
    }

    static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        return ESCAPED.matcher(text).replaceAll(match -> unescaped(match.group(1)));
    }

    private static String unescaped(String hex) {
        return Matcher.quoteReplacement(String.valueOf((char) HexFormat.fromHexDigits(hex)));
    }

    private static String checksumLine(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(ISO_8859_1));
            return CHECKSUM + HexFormat.of().formatHex(digest) + "\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256, but not this one", e);
        }
    }
}
