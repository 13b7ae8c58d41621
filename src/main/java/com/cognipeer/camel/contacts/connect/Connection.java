package com.cognipeer.camel.contacts.connect;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.RetrySettings;

/**
 * How an endpoint calls the API.
 *
 * @param settings          where, who and within what bounds
 * @param retries           how often and for how long an operation is tried
 * @param requestsPerMinute how many requests of the key may be out, 0 for any number
 */
public record Connection(ClientSettings settings, RetrySettings retries, int requestsPerMinute) {}
