package com.cognipeer.camel.contacts;

import com.cognipeer.camel.contacts.model.ContactIdentity;
import com.cognipeer.camel.contacts.sync.GivenContact;

/**
 * What an update asks for.
 *
 * @param identity which contact
 * @param fields   the fields to change, never none
 */
record ContactChange(ContactIdentity identity, GivenContact fields) {}
