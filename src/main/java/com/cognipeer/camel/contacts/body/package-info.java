/**
 * The bodies of messages: those that contacts are read from, the input of a sync, and the reply that can be read once.
 *
 * <p>Messages come in, contacts go out. May import {@code poll}, {@code sync}, {@code client} and {@code model}.
 *
 * <p>Not API.
 */
package com.cognipeer.camel.contacts.body;
