/**
 * Decides when requests of one key may go out. It keeps the server's rate limit and shares it: between the callers of this
 * process, and with other processes that use the key. It also holds the supply of retries.
 *
 * <p>Times and rate limits come in, permits go out. Imports no other room.
 *
 * <p>Not API.
 */
package com.cognipeer.camel.contacts.client.quota;
