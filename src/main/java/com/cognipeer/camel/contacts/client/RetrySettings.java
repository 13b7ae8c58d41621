package com.cognipeer.camel.contacts.client;

import java.time.Duration;

/**
 * How often, how soon and for how long an operation is tried.
 *
 * @param maxRetries    requests after the first, 0 for none
 * @param retryDelay    the shortest wait before another try
 * @param maxRetryDelay the longest wait that is this side's own choice
 * @param maxRetryAfter the longest wait that the server may ask for; a longer one fails instead
 * @param totalTimeout  how long one operation may take, with all its requests and waits
 */
public record RetrySettings(
        int maxRetries, Duration retryDelay, Duration maxRetryDelay, Duration maxRetryAfter, Duration totalTimeout) {}
