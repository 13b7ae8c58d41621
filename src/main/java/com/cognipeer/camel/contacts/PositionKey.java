package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The name of a position: the option stateKey, or one made of what the position is about. */
final class PositionKey {

    private static final int BYTES = 12;
    private static final byte[] EVERYTHING = {'{', '}'};

    private PositionKey() {}

    static String of(CognipeerContactsEndpoint endpoint, ContactFilter filter) {
        if (endpoint.getStateKey() != null) {
            return endpoint.getStateKey();
        }
        CognipeerContactsConfiguration options = endpoint.getConfiguration();
        MessageDigest about = sha256();
        for (Object part : new Object[] {
            options.getBaseUrl().strip().replaceAll("/+$", ""), options.getHookId(), endpoint.getMode()
        }) {
            about.update((part + "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] hash = Arrays.copyOf(about.digest(canonical(filter)), BYTES);
        return "cognipeer-contacts-" + endpoint.getMode() + "-" + HexFormat.of().formatHex(hash);
    }

    /** Jackson is loaded by a start that has a filter only. */
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
