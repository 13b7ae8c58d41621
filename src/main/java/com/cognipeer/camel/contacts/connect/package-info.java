/**
 * The clients that the endpoints of a component share: leases, connections, threads, and the quota of each key. Here are also the
 * lists that outlive the producer that began them.
 *
 * <p>A {@code Connection} comes in, a leased client goes out. May import {@code client} with its
 * rooms, {@code model} and {@code poll}.
 *
 * <p>Not API.
 */
package com.cognipeer.camel.contacts.connect;
