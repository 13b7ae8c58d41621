/**
 * Keeps requests within the quota of a key: counts what was sent, believes what the server says is left, and lets callers wait
 * for their turns.
 *
 * <p>Times and rate limits come in, permits go out. May import {@code client.quota.headers} only.
 *
 * <p>Not API.
 */
package com.cognipeer.camel.contacts.client.quota;
