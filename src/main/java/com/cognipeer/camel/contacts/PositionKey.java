package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.model.ContactFilter;
import com.cognipeer.camel.contacts.model.ContactJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;

/** The name of a position: the option stateKey, or one made of what the position is about. */
final class PositionKey {

    private static final int BYTES = 12;

    private PositionKey() {}

    static String of(CognipeerContactsEndpoint endpoint, ContactFilter filter) {
        if (endpoint.getStateKey() != null) {
            return endpoint.getStateKey();
        }
        CognipeerContactsConfiguration options = endpoint.getConfiguration();
        String about = options.getBaseUrl() + "\n" + options.getHookId() + "\n" + endpoint.getMode() + "\n"
                + ContactJson.writeText(new TreeMap<>(filter.document()));
        byte[] hash = Arrays.copyOf(sha256(about), BYTES);
        return "cognipeer-contacts-" + endpoint.getMode() + "-" + HexFormat.of().formatHex(hash);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
