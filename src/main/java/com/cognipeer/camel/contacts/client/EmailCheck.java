package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.EmailAddress;

/** Refuses an e-mail address that cannot be one, before it is written. */
public final class EmailCheck {

    private EmailCheck() {}

    /**
     * @param  fields                  what is going to be written
     * @throws InvalidContactException when it has an e-mail address that cannot be one
     */
    public static void check(Contact fields) {
        Object email = fields.get(Contact.EMAIL);
        if (email != null && !(email instanceof String)) {
            throw new InvalidContactException("The contact's field 'email' must be text");
        }
        EmailAddress.defectOf((String) email).ifPresent(defect -> {
            throw new InvalidContactException("The contact's field 'email' " + defect
                    + ": correct it, or set validateEmail=false to leave the check to the server");
        });
    }
}
