/**
 * The Cognipeer Contacts API as an interface: operations, their results, settings and exceptions, and the checks of contacts
 * before they are written. API for users: the exceptions, {@code ContactsResponse}, {@code ResponseInfo} and
 * {@code RateLimit}. Everything else is not API.
 *
 * <p>May import {@code model} and nothing else of this component. The rooms below import this one:
 * {@code operation} runs operations and retries, {@code http} sends one request, {@code quota} says when.
 */
package com.cognipeer.camel.contacts.client;
