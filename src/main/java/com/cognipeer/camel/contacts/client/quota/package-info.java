/**
 * Decides when requests of one key may go out, so that the server's rate limit is kept and shared: between the callers of
 * this process, and with other processes that use the key. Also holds the supply of retries. Not API.
 *
 * <p>Imports nothing of this component.
 */
package com.cognipeer.camel.contacts.client.quota;
