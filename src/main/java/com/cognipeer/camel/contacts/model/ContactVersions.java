package com.cognipeer.camel.contacts.model;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Tells the states of contacts apart, as text: the {@code _id} and a SHA-256 of the content. Two readings of a contact have
 * the same version when no field differs, in whatever order the fields came. Not thread-safe, as one is worked out after
 * the other with the same means.
 */
public final class ContactVersions {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final int HASH_SIZE = 32;
    private static final int TEXT_SIZE = 43;

    private final MessageDigest digest = sha256();
    private final byte[] hash = new byte[HASH_SIZE];
    private final byte[] hashText = new byte[TEXT_SIZE];
    private final StringBuilder version = new StringBuilder();
    /** Null before the first, and behind one that failed, which leaves it in the middle of a text. */
    private CanonicalWriter writer;

    /** The version of a contact that came from the API: {@code _id}, a colon, and 43 characters. */
    public String of(Contact contact) {
        if (!hasWritten(contact)) {
            digest.reset();
            digest.update(ContactJson.writeCanonical(contact));
        }
        finish();
        version.setLength(0);
        version.append(contact.getId()).append(':');
        for (byte character : hashText) {
            version.append((char) character);
        }
        return version.toString();
    }

    /** False where the contact is none as it comes from the API, or too deep. */
    private boolean hasWritten(Contact contact) {
        CanonicalWriter current = writer == null ? new CanonicalWriter(generator()) : writer;
        writer = null;
        try {
            boolean written = current.write(contact);
            writer = written ? current : null;
            return written;
        } catch (IOException e) {
            return false;
        }
    }

    private JsonGenerator generator() {
        digest.reset();
        return ContactJson.generator(new OutputStream() {
            @Override
            public void write(int one) {
                digest.update((byte) one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                digest.update(bytes, offset, length);
            }
        });
    }

    private void finish() {
        try {
            digest.digest(hash, 0, HASH_SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has 32 bytes", e);
        }
        TEXT.encode(hash, hashText);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
