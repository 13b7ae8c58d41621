package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.model.Contact;
import com.cognipeer.camel.contacts.model.ContactIdentity;

/**
 * What an update asks for.
 *
 * @param identity which contact
 * @param fields   the fields to change, never none
 */
record ContactChange(ContactIdentity identity, Contact fields) {}
