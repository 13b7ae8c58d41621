/**
 * Reads the headers by which servers tell of their quota and of the time. Texts come in, values go out. Imports no other room.
 *
 * <p>Not API.
 */
package com.cognipeer.camel.contacts.client.quota.headers;
