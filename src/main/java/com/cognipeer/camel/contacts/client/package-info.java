/**
 * Calls the API: one operation at a time, each a {@code CompletableFuture}, with retries, deadlines and the pace of the quota.
 *
 * <p>Values of {@code model} come in and go out; no Exchange does. May import {@code client.quota},
 * {@code client.quota.headers} and {@code model}, and of Camel only the base of its exceptions. Only this package knows
 * Apache HttpClient.
 *
 * <p>API: the exceptions {@code ContactsException}, {@code ContactNotFoundException}, {@code ContactsAuthorizationException},
 * {@code ContactsRateLimitException}, {@code ContactsServerException}, {@code ContactsTransportException} and
 * {@code InvalidContactException}, and their values {@code RateLimit} and {@code ResponseInfo}. All other types are not API.
 */
package com.cognipeer.camel.contacts.client;
