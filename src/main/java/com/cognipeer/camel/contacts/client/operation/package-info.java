/**
 * Runs an operation from its call to its end. It makes the requests, reads their answers, decides on retries, and looks up
 * writes whose answers were lost.
 *
 * <p>Values of {@code model} come in, results and exceptions of {@code client} go out. May import {@code client} with all of
 * its rooms, and {@code model}.
 *
 * <p>Not API.
 */
package com.cognipeer.camel.contacts.client.operation;
