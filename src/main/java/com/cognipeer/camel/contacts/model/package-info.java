/**
 * Contacts and listings as values, and the JSON that they are read from and written to. A rule about the content of a contact
 * belongs here: its fields, its identifiers, its e-mail address, its differences to another contact.
 *
 * <p>Imports the JDK and Jackson, and no other package of the component.
 *
 * <p>API: {@link com.cognipeer.camel.contacts.model.Contact}, {@link com.cognipeer.camel.contacts.model.ContactPage},
 * {@link com.cognipeer.camel.contacts.model.ContactQuery}, {@link com.cognipeer.camel.contacts.model.ContactFilter},
 * {@link com.cognipeer.camel.contacts.model.ContactSort}, {@link com.cognipeer.camel.contacts.model.ContactIdentity} and
 * {@link com.cognipeer.camel.contacts.model.InvalidJsonException}. The other public classes are for other packages of the
 * component only.
 */
package com.cognipeer.camel.contacts.model;
