package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.sync.GivenContact;

/**
 * The contact that a message asks to update, and the fields to change.
 *
 * @param identity which contact
 * @param fields   the fields to change, at least one
 */
record ContactChange(ContactIdentity identity, GivenContact fields) {}
