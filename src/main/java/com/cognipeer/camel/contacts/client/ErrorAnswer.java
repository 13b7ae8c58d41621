package com.cognipeer.camel.contacts.client;

import java.time.Duration;

/**
 * What the server said went wrong.
 *
 * @param info       status, quota and cost
 * @param code       the API's own error code, or null
 * @param message    the server's words, fit to be shown
 * @param retryAfter how long it asks to wait, or null
 */
record ErrorAnswer(ResponseInfo info, String code, String message, Duration retryAfter) {}
