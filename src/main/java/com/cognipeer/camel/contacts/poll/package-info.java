/**
 * Reads all contacts that match, page by page, and records how far it has come. A {@code Walk} is a value: the next request,
 * and the walk that follows from the answer. A {@code Sweep} is one pass over a walk; its {@code Ledger} records the contacts
 * that are done, and gives the {@code Position}. {@code Pages} sends the requests, and {@code Sweeps} makes the sweeps of one
 * consumer, one after the other.
 *
 * <p>Queries, answers and positions come in. May import {@code client}, only its interfaces, values and exceptions, and
 * {@code model}; knows no type of Camel.
 *
 * <p>Not API: its types are public only to other packages of this component.
 */
package com.cognipeer.camel.contacts.poll;
