package com.cognipeer.camel.contacts.client.operation;

import com.cognipeer.camel.contacts.client.RequestObserver;
import com.cognipeer.camel.contacts.client.RetrySettings;
import com.cognipeer.camel.contacts.client.http.HttpTransport;
import com.cognipeer.camel.contacts.client.http.TransportFailures;
import com.cognipeer.camel.contacts.client.quota.RateLimiter;
import com.cognipeer.camel.contacts.client.quota.RetryTokens;

/**
 * The parts of a client that each of its operations uses.
 *
 * @param transport sends requests
 * @param failures  describes requests without an answer
 * @param retries   how often and how long an operation is tried
 * @param limiter   gives permits to send
 * @param tokens    pays for retries
 * @param observer  hears of requests and waits
 */
record ClientParts(
        HttpTransport transport,
        TransportFailures failures,
        RetrySettings retries,
        RateLimiter limiter,
        RetryTokens tokens,
        RequestObserver observer) {}
