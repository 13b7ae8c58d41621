/**
 * Sends one request over a shared connection and collects its whole answer, or describes why there is none.
 *
 * <p>A request comes in, an answer or a failure goes out; operations and retries are unknown here. May import
 * {@code client}, {@code client.quota.headers} and {@code model}.
 *
 * <p>Not API.
 */
package com.cognipeer.camel.contacts.client.http;
