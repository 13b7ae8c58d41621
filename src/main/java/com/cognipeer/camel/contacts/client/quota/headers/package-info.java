/**
 * Reads the headers in which servers describe their rate limits, in every form that is in use.
 *
 * <p>Headers come in, {@code RateLimitHeaders} go out. Imports no other room.
 *
 * <p>Not API.
 */
package com.cognipeer.camel.contacts.client.quota.headers;
