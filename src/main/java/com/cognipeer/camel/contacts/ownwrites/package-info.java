/**
 * Remembers what producers of this component wrote, so that consumers with {@code skipOwnWrites} do not route it.
 *
 * <p>Writes of {@code sync} come in. {@code OwnWriteCheck} takes those that nobody else had a part in. {@code OwnWriteLog}
 * remembers them for the CamelContext, and through a state repository for other processes. The sweeps of {@code poll} ask it.
 *
 * <p>May import {@code poll}, {@code sync}, {@code state} and {@code model}.
 *
 * <p>Not API: its types are public only to the root package and to {@code consumer}.
 */
package com.cognipeer.camel.contacts.ownwrites;
