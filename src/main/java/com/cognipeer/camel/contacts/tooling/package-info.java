/**
 * The classes that Camel loads by a service file: the developer console, the span decorator of traces, and the optimizer of
 * {@code toD}.
 *
 * <p>The outermost room: it may import the root, {@code connect}, {@code consumer}, {@code watch} and {@code client}, and
 * nothing imports it.
 *
 * <p>Not API. Camel finds the classes by their names.
 */
package com.cognipeer.camel.contacts.tooling;
