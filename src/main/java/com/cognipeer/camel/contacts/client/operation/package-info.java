/**
 * Runs an operation from its call to its end: makes its requests, reads their answers, decides on retries, and looks up
 * writes whose answers were lost. Not API.
 *
 * <p>May import {@code client} and its other rooms, and {@code model}.
 */
package com.cognipeer.camel.contacts.client.operation;
