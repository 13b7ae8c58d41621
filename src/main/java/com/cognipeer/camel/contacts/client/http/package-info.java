/**
 * Sends one request over a shared connection and collects its whole answer, or describes why there is none. Knows
 * nothing of operations and retries. Not API.
 *
 * <p>May import {@code client}, {@code client.quota.headers} and {@code model}. The only room that knows HttpClient's
 * connections.
 */
package com.cognipeer.camel.contacts.client.http;
