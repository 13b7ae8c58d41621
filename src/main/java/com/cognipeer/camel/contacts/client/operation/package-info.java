/**
 * Runs an operation from its call to its end. It makes the requests, reads their answers, decides on retries, and looks up
 * writes whose answers were lost.
 *
 * <p>{@code StatusRule} has a line for each status: whether it passes, and whether a write may have taken effect.
 * {@code RetryRules} decides when a request is repeated, and after which wait. {@code OperationHistory} applies them.
 *
 * <p>Values of {@code model} come in, results and exceptions of {@code client} go out. May import {@code client} with all of
 * its rooms, and {@code model}.
 *
 * <p>Not API.
 */
package com.cognipeer.camel.contacts.client.operation;
