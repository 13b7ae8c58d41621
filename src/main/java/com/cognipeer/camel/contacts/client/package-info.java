/**
 * The Cognipeer Contacts API as an interface: its operations, their results, settings and exceptions, and the checks of
 * contacts before they are written. The rooms below this one implement it: {@code operation} runs operations and their
 * retries, {@code http} sends one request, {@code quota} says when.
 *
 * <p>Values of {@code model} come in and go out; no Exchange does. May import {@code model} only, and of Camel only the base
 * of its exceptions.
 *
 * <p>API: the exceptions {@code ContactsException}, {@code ContactNotFoundException}, {@code ContactsAuthorizationException},
 * {@code ContactsRateLimitException}, {@code ContactsServerException}, {@code ContactsTransportException} and
 * {@code InvalidContactException}, and their values {@code RateLimit} and {@code ResponseInfo}. All other types are not API.
 */
package com.cognipeer.camel.contacts.client;
