/**
 * The classes that Camel loads by a service file: the developer console, the span decorator of traces, the optimizer of
 * {@code toD}. The data type of CloudEvents is one of them too.
 *
 * <p>The outermost room: it may import the root, {@code connect}, {@code consumer}, {@code watch} and {@code client}, and
 * nothing imports it.
 *
 * <p>Not API. Camel finds the classes by their names.
 */
package com.cognipeer.camel.contacts.tooling;
