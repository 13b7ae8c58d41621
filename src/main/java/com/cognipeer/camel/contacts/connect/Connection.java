package com.cognipeer.camel.contacts.connect;

import com.cognipeer.camel.contacts.client.ClientSettings;
import com.cognipeer.camel.contacts.client.RetrySettings;

/**
 * How an endpoint calls the API.
 *
 * @param settings          the address, the credentials and the bounds of one request
 * @param retries           how often and for how long to retry an operation
 * @param requestsPerMinute how many requests a minute the key may send, 0 for any number
 */
public record Connection(ClientSettings settings, RetrySettings retries, int requestsPerMinute) {}
