package com.cognipeer.camel.contacts.consumer;

import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The name of a position when the user gives none: made of the options that decide which contacts it is about. */
public final class PositionKey {

    private static final int BYTES = 12;
    private static final byte[] EVERYTHING = {'{', '}'};

    private PositionKey() {}

    public static String of(String baseUrl, String hookId, String mode, ContactFilter filter) {
        MessageDigest about = sha256();
        for (String part : new String[] {baseUrl.strip().replaceAll("/+$", ""), hookId, mode}) {
            about.update((part + "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] hash = Arrays.copyOf(about.digest(canonical(filter)), BYTES);
        return "cognipeer-contacts-" + mode + "-" + HexFormat.of().formatHex(hash);
    }

    /** An empty filter is written without Jackson, which a start without a filter need not load. */
    private static byte[] canonical(ContactFilter filter) {
        return filter.document().isEmpty() ? EVERYTHING : ContactJson.writeCanonical(filter.document());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
