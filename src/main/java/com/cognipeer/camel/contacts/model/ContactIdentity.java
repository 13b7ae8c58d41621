package com.cognipeer.camel.contacts.model;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Names one contact of a workspace by its e-mail address, its integration id, or both. Both must belong to the same contact.
 *
 * @param email         the e-mail address, or null
 * @param integrationId the key in an external system, or null
 */
public record ContactIdentity(String email, String integrationId) {

    /** More zeros than any identifier ends with. Twelve characters of JSON can stand for a billion zeros. */
    private static final int MAX_ZEROS = 1000;

    /** @throws IllegalArgumentException when neither identifier is given, or one is blank */
    public ContactIdentity {
        if (email == null && integrationId == null) {
            throw new IllegalArgumentException("a contact is named by its email, its integrationId, or both");
        }
        requireText(Contact.EMAIL, email);
        requireText(Contact.INTEGRATION_ID, integrationId);
    }

    /**
     * An identifier as text. Text loses the blanks at its ends. A whole number loses its decimals. Any other number stays as it
     * is written.
     *
     * @param  value                    the value of the identifier
     * @return                          the text; null for no value and for blank text
     * @throws IllegalArgumentException when the value is neither text nor a number nor a UUID
     */
    public static String textOf(Object value) {
        if (value == null || value instanceof CharSequence text && Blanks.isNothing(text.toString())) {
            return null;
        }
        if (value instanceof CharSequence || value instanceof UUID) {
            return Blanks.off(value.toString());
        }
        if (value instanceof Number number) {
            BigDecimal decimal = new BigDecimal(number.toString());
            boolean whole = decimal.scale() >= -MAX_ZEROS
                    && decimal.stripTrailingZeros().scale() <= 0;
            return whole ? decimal.toBigInteger().toString() : decimal.toString();
        }
        throw new IllegalArgumentException("must be text");
    }

    private static void requireText(String name, String value) {
        if (value != null && value.isBlank()) {
            throw new IllegalArgumentException(name + " is blank");
        }
    }

    /** Names the given identifiers without their values: an e-mail address does not belong in log lines. */
    @Override
    public String toString() {
        return "ContactIdentity[" + (email == null ? "" : Contact.EMAIL)
                + (email == null || integrationId == null ? "" : ", ")
                + (integrationId == null ? "" : Contact.INTEGRATION_ID) + "]";
    }
}
