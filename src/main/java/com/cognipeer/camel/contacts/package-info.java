/**
 * The types that a route author uses: the component, its endpoint, producer and consumer, their options and headers. The checks
 * of options, the reading of a message and the reply are here too, as they need the names of headers and operations.
 *
 * <p>Messages and options come in. May import every room but {@code tooling}, {@code springboot}, {@code state} and
 * {@code convert}; those, or Camel, load this package. The four classes that Camel ties together (component, endpoint,
 * producer and consumer) know one another, and no other class knows them.
 *
 * <p>API: every public type.
 */
package com.cognipeer.camel.contacts;
