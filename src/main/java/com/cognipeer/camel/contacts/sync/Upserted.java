package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.Contact;

/**
 * What an upsert came to.
 *
 * @param outcome  created or updated
 * @param response the contact as it is stored now, and what all requests have cost
 */
public record Upserted(Outcome outcome, ContactsResponse<Contact> response) {}
