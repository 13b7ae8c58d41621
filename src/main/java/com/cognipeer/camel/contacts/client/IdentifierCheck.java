package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.Placeholder;
import java.util.List;

/** Refuses identifiers that stand for no value, such as {@code null} or {@code N/A}, before anything is sent. */
public final class IdentifierCheck {

    private IdentifierCheck() {}

    /**
     * @param  place                   where the identifier is given, such as {@code Header X}
     * @param  identifier              what is given; null passes
     * @throws InvalidContactException when it stands for no value
     */
    public static void check(String place, String identifier) {
        if (identifier != null && Placeholder.is(identifier)) {
            throw new InvalidContactException(defect(place));
        }
    }

    /**
     * @param  contact                 what is given
     * @throws InvalidContactException when its e-mail address or its integration id stands for no value
     */
    public static void check(Contact contact) {
        for (String field : List.of(Contact.EMAIL, Contact.INTEGRATION_ID)) {
            if (contact.get(field) instanceof CharSequence text) {
                check("The contact's field '" + field + "'", text.toString());
            }
        }
    }

    /** Says of a place that what it gives is no identifier; never what it gives. */
    public static String defect(String place) {
        return place + " is a placeholder such as null, N/A or -, which names no contact: give the identifier, or leave"
                + " the field out";
    }
}
