/**
 * Reads the headers in which servers describe their rate limits, in every form that is in use. Not API.
 *
 * <p>Imports nothing of this component.
 */
package com.cognipeer.camel.contacts.client.quota.headers;
