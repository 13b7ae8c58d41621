package com.cognipeer.camel.contacts.client;

import com.cognipeer.camel.contacts.client.quota.RateLimiter;
import com.cognipeer.camel.contacts.client.quota.RetryTokens;

/**
 * What a client's operations work with.
 *
 * @param transport sends
 * @param failures  tells what a request died of
 * @param retries   how often and how long an operation is tried
 * @param pace      when a request may go out
 * @param tokens    what retries are paid with
 * @param observer  is told what happens
 */
record ClientParts(
        HttpTransport transport,
        TransportFailures failures,
        RetrySettings retries,
        RateLimiter pace,
        RetryTokens tokens,
        RequestObserver observer) {}
