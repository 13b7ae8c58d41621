package com.cognipeer.camel.contacts.sync;

import com.cognipeer.camel.contacts.client.ContactsResponse;
import com.cognipeer.camel.contacts.model.Contact;

/**
 * The end of an upsert.
 *
 * @param outcome  created or updated
 * @param response the contact as it is stored now, with the cost of all requests
 */
public record UpsertResult(Outcome outcome, ContactsResponse<Contact> response) {}
